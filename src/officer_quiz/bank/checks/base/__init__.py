"""What several checks look at alike."""
