"""The Chinese wording, one module an area."""
