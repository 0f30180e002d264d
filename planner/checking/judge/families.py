"""Initialisers and regularisers that are others with their figures set: He's normal is one of VarianceScaling."""

_SCALINGS = {
    "HeNormal": (2.0, "fan_in", "truncated_normal"),
    "HeUniform": (2.0, "fan_in", "uniform"),
    "GlorotNormal": (1.0, "fan_avg", "truncated_normal"),
    "GlorotUniform": (1.0, "fan_avg", "uniform"),
    "LecunNormal": (1.0, "fan_in", "truncated_normal"),
    "LecunUniform": (1.0, "fan_in", "uniform"),
}


def general(value: object) -> object:
    """Return an object's class and arguments as those of the general class that it belongs to, else unchanged."""
    match value:
        case (str(kind), dict(config)) if kind in _SCALINGS:
            named = dict(zip(("scale", "mode", "distribution"), _SCALINGS[kind], strict=True))
            return ("VarianceScaling", {**config, **named})
        case ("L1" | "L2", dict(config)):
            return ("L1L2", {"l1": 0.0, "l2": 0.0, **config})
        case ("Constant", dict(config)) if config.get("value") in (0, 1):
            return ("Ones" if config["value"] else "Zeros", {})
    return value
