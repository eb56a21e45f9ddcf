"""officer-quiz: question banks in YAML become quizzes, exams and reviews in a terminal."""
