"""Compares what learners derive from Keras's classes, by what it does."""
