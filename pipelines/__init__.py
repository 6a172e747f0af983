"""Exports in, DuckDB in the middle, figures out; knows nothing of screens."""
