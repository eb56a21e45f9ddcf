"""What the program does for a person, one module a purpose: plain values in, plain values out, no screen, no keys."""
