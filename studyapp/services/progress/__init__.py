"""How far a student is: counts, figures by deck, topic and period, and the memory of one card."""
