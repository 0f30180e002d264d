"""Python's own words: names, attributes and imports that aren't there."""

from planner.checking.judge.sayings.saying import Saying

LANGUAGE = (
    Saying(
        "undefined-name",
        r"name '(?P<name>[^']+)'",
        "`{name}` is used, but not defined.",
        kinds=(NameError, UnboundLocalError),
    ),
    Saying(
        "undefined-name",
        r"variable '(?P<name>[^']+)'",
        "`{name}` is used before it gets a value in this function.",
        kinds=(UnboundLocalError,),
    ),
    Saying("import-missing", r"", "An import can't be resolved.", kinds=(ImportError,)),
    Saying(
        "unknown-attribute",
        r"(module|object) '?(?P<owner>[\w.]+)'?( object)? has no attribute '(?P<name>\w+)'",
        "`{owner}` has no `{name}`.",
        kinds=(AttributeError,),
    ),
    Saying("unknown-attribute", r"", "There is no such attribute.", kinds=(AttributeError,)),
)
