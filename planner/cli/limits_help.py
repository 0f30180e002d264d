"""The limits of a run, as `--help` states them, from the figures that hold."""

from planner.checking.protocol import Limits


def limits_help() -> str:
    """Return one paragraph on what a run may use."""
    limits = Limits()
    return (
        f"Limits of a run: {limits.wall_seconds:g} s unless the drill says otherwise, {limits.data_bytes >> 30} GiB of "
        f"memory, {limits.file_bytes >> 20} MB a file and {limits.disk_bytes >> 20} MB in all, "
        f"{limits.output_bytes >> 20} MB of output, of which the first and last 4 KB are shown, {limits.processes} "
        "processes. Where the system allows it: no network, nothing written outside a temporary folder, nothing read "
        "of your home."
    )
