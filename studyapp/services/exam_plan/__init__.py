"""Plans towards exams: what is entered, what the plan makes of it, and today's cards."""
