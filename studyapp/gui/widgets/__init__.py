"""Small reusable widgets that know no feature.

They take a Theme and plain values; they may not import services or pages.
"""
