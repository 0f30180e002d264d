"""What things are: frozen dataclasses and nothing else. Imports nothing of the rest of the program."""
