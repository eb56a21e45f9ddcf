"""Findings of `check` for people and programs, one function a format."""
