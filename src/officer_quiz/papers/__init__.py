"""Class papers: what trainees see of one, what marks it, what is handed in, and what marking gives."""
