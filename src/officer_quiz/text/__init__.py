"""YAML and its shapes: a document with the place of everything in it, diagnostics, models, changes of single lines."""
