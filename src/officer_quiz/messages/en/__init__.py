"""The English wording, one module an area."""
