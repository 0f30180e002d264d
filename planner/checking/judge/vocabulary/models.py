"""What a Check block may ask of a model: its size, its layers, and how well it does."""

import keras

from planner.checking.judge.histories import curve_of
from planner.checking.judge.kinds import kind_of
from planner.checking.judge.vocabulary.ground import Ground


class Models(Ground):
    """Expectations of models."""

    def at_most_params(self, name: str, most: int) -> None:
        """Expect a model to have at most so many parameters."""
        model = self._model(name)
        if model is not None and model.count_params() > most:
            message = f"`{name}` has {model.count_params():,} parameters; at most {most:,} are allowed."
            self._found(name, "too-many-parameters", message, expected=most, actual=model.count_params())

    def uses(self, name: str, *kinds: str) -> None:
        """Expect each of these kinds of layers to be in a model, nested ones included."""
        model = self._model(name)
        for kind in kinds if model is not None else ():
            if kind not in _kinds(model):
                self._found(name, "layer-missing", f"`{name}` has no {kind} layer.", expected=kind)

    def avoids(self, name: str, *kinds: str) -> None:
        """Expect none of these kinds of layers to be in a model, nested ones included."""
        model = self._model(name)
        for kind in kinds if model is not None else ():
            if kind in _kinds(model):
                rule = "lambda-layer" if kind == "Lambda" else "layer-extra"
                self._found(name, rule, f"`{name}` has a {kind} layer; it should do without.", actual=kind)

    def trains_to(  # noqa: PLR0913 - what a drill may say of a training run
        self,
        name: str,
        x: object,
        y: object = None,
        *,
        metric: str = "loss",
        at_least: float | None = None,
        at_most: float | None = None,
        within: int = 0,
    ) -> None:
        """Expect a model to reach a metric on the data, after ``within`` epochs of training there if any."""
        model = self._model(name)
        if model is None:
            return None
        if not model.compiled:
            return self._found(name, "not-compiled", f"`{name}` is not compiled.")
        try:
            if within:
                model.fit(x, y, epochs=within, verbose=0)
            reached = model.evaluate(x, y, verbose=0, return_dict=True)
        except Exception as error:
            return self._raised(error, name)
        figure = curve_of(reached, metric, model)
        if figure is None:
            message = f"`{name}` is compiled without the metric {metric}."
            return self._found(name, "metrics-missing", message, expected=metric, actual=", ".join(reached))
        return self._reached(name, metric, float(figure), at_least, at_most)

    def _reached(
        self, name: str, metric: str, figure: float, at_least: float | None = None, at_most: float | None = None
    ) -> None:
        """Add a finding where a figure is not as high or as low as asked; NaN is neither."""
        if at_least is not None and not figure >= at_least:
            message = f"`{name}` reaches {metric} {figure:.3f}; at least {at_least:g} is asked for."
            self._found(name, "threshold", message, expected=at_least, actual=round(figure, 4))
        elif at_most is not None and not figure <= at_most:
            message = f"`{name}` has {metric} {figure:.3f}; at most {at_most:g} is asked for."
            self._found(name, "threshold", message, expected=at_most, actual=round(figure, 4))


def _kinds(model: keras.Model) -> set[str]:
    """Return the class names of all layers, those of nested models and inside wrappers included."""
    return {kind_of(layer) for layer in model._flatten_layers()}  # noqa: SLF001 - Keras has no public way
