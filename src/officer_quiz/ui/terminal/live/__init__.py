"""Areas of the screen answered with keys, one module a way of answering."""
