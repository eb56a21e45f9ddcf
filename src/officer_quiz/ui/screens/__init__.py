"""What is printed: each module draws what a service returned."""
