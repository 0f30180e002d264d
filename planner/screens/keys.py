"""Which key gives which order on the typing screen, and how a key is written."""

from planner.domain.settings import Settings

_FIXED = {"f5": "run", "escape": "cancel", "ctrl+up": "scroll_up", "ctrl+down": "scroll_down"}


class Keys:
    """The keys as the learner has set them."""

    def __init__(self, settings: Settings) -> None:
        self._by_order = settings.all_keys
        self.orders = {**_FIXED, **{key: order for order, key in self._by_order.items()}}

    def label(self, order: str) -> str:
        """Return how an order's key is written: ^r, F9."""
        key = self._by_order[order]
        return key.replace("ctrl+", "^") if key.startswith("ctrl+") else key.upper()
