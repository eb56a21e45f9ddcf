"""Banks as trainers write them, read into questions: header, defaults, translations, exam blueprints, checks."""
