"""Answers apart from screens: the labels of choices, what was typed into a response, a response in words."""
