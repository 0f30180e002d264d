"""Where the program starts. Imports nothing at all: a spawned checker process passes through here too."""


def main() -> None:
    """Run the command line and exit with its status."""
    import sys

    try:
        from planner.cli.app import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # pressed again, or before `run` could take it
        status = 130
    sys.exit(status)
