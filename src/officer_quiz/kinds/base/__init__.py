"""What all kinds of questions share: fields, turns, responses, what a screen may ask, the portable shape."""
