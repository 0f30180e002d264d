"""The named kinds of mistake, a file for each family. `planner.domain.rules` puts them together."""
