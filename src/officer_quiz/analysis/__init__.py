"""What marks say of questions, papers and classes: pure functions over rows; nothing here reads, writes or prints."""
