"""All that the program says, in Chinese and English, and the gate that makes text literal."""
