"""Where the program starts. Imports nothing at the top: a spawned checker process passes through here too."""


def main() -> None:
    """Run the command line and exit with its status."""
    import gc
    import sys

    gc.set_threshold(100_000)  # a command makes little garbage, and looking for it in what was imported takes time
    try:
        from planner.cli.app import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # pressed again, or before `run` could take it
        status = 130
    sys.exit(status)
