"""Where the program starts. Imports nothing at all: a spawned checker process passes through here too."""


def main() -> None:
    """Run the command line and exit with its status."""
    import sys

    from planner.cli.app import run

    sys.exit(run(sys.argv[1:]))
