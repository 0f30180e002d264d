"""What a learner may set about the typing screen: how it looks, how its editor helps, and which key does what."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planner.errors import UsageError
from planner.near import did_you_mean

THEMES = ("dark", "light", "high-contrast")
ORDERS: Mapping[str, tuple[str, str]] = {
    "run": ("ctrl+r", "runs the answer"),
    "hint": ("ctrl+t", "gives the next hint"),
    "solution": ("ctrl+o", "shows the solution"),
    "reset": ("ctrl+l", "empties the page"),
    "skip": ("ctrl+n", "leaves the drill for later"),
    "rate": ("ctrl+g", "ends the attempt with a rating"),
    "given": ("ctrl+b", "unfolds the given code"),
    "find": ("ctrl+f", "finds a text in the answer"),
    "original": ("ctrl+p", "shows what Python or Keras itself said"),
}
"""The orders that the screen takes: the key of each unless the learner moves it, and what it does."""

# What neither a terminal nor the editor uses: Ctrl-I is Tab, Ctrl-S stops the output, Ctrl-A begins the line, and
# so on. F5 always runs.
FREE_KEYS = (*(f"ctrl+{letter}" for letter in "bfglnoprt"), *(f"f{number}" for number in range(1, 13) if number != 5))
DEFAULT = "default"

_KEY_PREFIX = "key."
_SWITCH = {"on": True, "off": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; ``keys`` holds the orders whose key was moved."""

    theme: str = THEMES[0]
    pairs: bool = False
    along: bool = False
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def all_keys(self) -> dict[str, str]:
        """Return the key of every order, by order."""
        return {order: self.keys.get(order, key) for order, (key, _) in ORDERS.items()}


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice as it is shown: its name, its value, what it may be, and what it is for."""

    name: str
    value: str
    choices: tuple[str, ...]
    meaning: str


def usable(settings: Settings) -> Settings:
    """Return the settings without what this program doesn't know: another one may have written them."""
    theme = settings.theme if settings.theme in THEMES else THEMES[0]
    keys = {order: key for order, key in settings.keys.items() if order in ORDERS and key in FREE_KEYS}
    found = replace(settings, theme=theme, keys=keys)
    is_clear = len(set(found.all_keys.values())) == len(ORDERS)
    return found if is_clear else replace(found, keys={})


def shown(settings: Settings) -> list[Setting]:
    """Return every setting."""
    switches = tuple(_SWITCH)
    return [
        Setting("theme", settings.theme, THEMES, "the colours; PLANNER_THEME wins over it"),
        Setting(
            "pairs", _word(on=settings.pairs), switches, "a bracket or quote that opens brings the one that closes"
        ),
        Setting(
            "along", _word(on=settings.along), switches, "a new drill's solution is typed along first, then blanked"
        ),
        *(
            Setting(f"{_KEY_PREFIX}{order}", key, FREE_KEYS, f"the key that {ORDERS[order][1]}")
            for order, key in settings.all_keys.items()
        ),
    ]


def changed(settings: Settings, name: str, value: str) -> Settings:
    """Return the settings with one of them changed; the value "default" takes a change back. Raises UsageError."""
    setting = named(settings, name)
    before = next(each.value for each in shown(Settings()) if each.name == name)
    value = before if value == DEFAULT else value.lower()
    if value not in setting.choices:
        raise UsageError(f"{name} can't be {value!r}: it is one of {', '.join(setting.choices)}, or {DEFAULT}.")
    if name == "theme":
        return replace(settings, theme=value)
    if name == "pairs":
        return replace(settings, pairs=_SWITCH[value])
    if name == "along":
        return replace(settings, along=_SWITCH[value])
    return _with_key(settings, name.removeprefix(_KEY_PREFIX), value)


def named(settings: Settings, name: str) -> Setting:
    """Return a setting by its name. Raises UsageError for an unknown one."""
    by_name = {setting.name: setting for setting in shown(settings)}
    if name not in by_name:
        near = did_you_mean(name, by_name) or " `planner settings` lists them."
        raise UsageError(f"There is no setting {name!r}.{near}")
    return by_name[name]


def _with_key(settings: Settings, order: str, key: str) -> Settings:
    taken = next((other for other, its in settings.all_keys.items() if its == key and other != order), None)
    if taken is not None:
        raise UsageError(f"{key} is the key for {taken} already: move that one first, as in `key.{taken} f9`.")
    moved = {**settings.keys, order: key}
    return replace(settings, keys={order: key for order, key in moved.items() if key != ORDERS[order][0]})


def _word(*, on: bool) -> str:
    return "on" if on else "off"
