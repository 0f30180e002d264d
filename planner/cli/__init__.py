"""The command line: parses, calls an action, shows what came back. The only place that prints or exits.

Each command lives in its own file and imports its action when it runs, so that `planner today` loads nothing
that it doesn't need.
"""
