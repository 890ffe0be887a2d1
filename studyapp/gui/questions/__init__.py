"""A question in the window: its stem, the view of its kind, and feedback; used wherever one is asked."""
