"""What the user can do: one class per feature, collaborators as constructor arguments.

May import every layer but gui, cli and bootstrap; services do not import each other (values excepted).
"""
