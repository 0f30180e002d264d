"""One function per command: wires the floors below and returns a dataclass. Prints nothing, asks nothing."""
