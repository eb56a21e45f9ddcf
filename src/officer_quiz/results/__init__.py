"""What responses add up to: attempts, pass or fail, the wrong-answer book, mastery, what is due, coverage."""
