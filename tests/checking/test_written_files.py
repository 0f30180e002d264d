"""Files that an answer writes besides saved models: tables, texts, arrays, weights, exports; each by what is in it."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

MODEL = "x = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, activation='relu'), keras.layers.Dense(1)])\n"
SUBCLASS = """\
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first, self.second = keras.layers.Dense(2, activation="relu"), keras.layers.Dense(1)
    def call(self, inputs):
        return self.second(self.first(inputs))
x = Net()
x(tf.ones((1, 3)))
"""
MOVED = "x.set_weights([w + 1 for w in x.get_weights()])\n"
MOVED_A_LITTLE = "x.set_weights([w * 1.001 + 0.0001 for w in x.get_weights()])\n"
REGISTERED = "@keras.saving.register_keras_serializable()\n" + SUBCLASS.replace("(self):", "(self, **named):").replace(
    "__init__()", "__init__(**named)"
)
WEIGHTS, KERAS, EXPORT = "x.save_weights('n.weights.h5')\n", "x.save('n.keras')\n", "x.export('served')\n"
TFLITE = "open('n.tflite', 'wb').write(tf.lite.TFLiteConverter.from_keras_model(x).convert())\n"


def _write(name: str, text: str) -> str:
    return f"open({name!r}, 'w').write({text!r})"


RIGHT = {
    "csv, spelt otherwise": ("a.csv", _write("a.csv", "n,v\n1,0.5\n"), _write("a.csv", "n, v\r\n1.0, 0.50000001\r\n")),
    "json, in another order": ("a.json", _write("a.json", '{"a": 1, "b": [2]}'), _write("a.json", '{"b":[2],\n"a":1}')),
    "text, with another end": ("a.txt", _write("a.txt", "one\ntwo"), _write("a.txt", "one \ntwo\n\n")),
    "an array": ("a.npy", "np.save('a.npy', np.ones(3))", "np.save('a', np.ones(3) + 1e-9)"),
    "arrays": ("a.npz", "np.savez('a.npz', p=[1], q=[2])", "np.savez('a.npz', q=[2], p=[1])"),
    "weights of layers with other names": ("n.weights.h5", MODEL + WEIGHTS, SUBCLASS + WEIGHTS),
}

WRONG = {
    "csv without a header": ("a.csv", _write("a.csv", "n,v\n1,2\n"), _write("a.csv", "1,2\n"), "length"),
    "csv with another figure": ("a.csv", _write("a.csv", "n,v\n1,2\n"), _write("a.csv", "n,v\n1,3\n"), "value"),
    "csv with an index": ("a.csv", _write("a.csv", "n,v\n1,2\n"), _write("a.csv", ",n,v\n0,1,2\n"), "length"),
    "no json": ("a.json", _write("a.json", "{}"), _write("a.json", "{'a': 1}"), "file-format"),
    "json without a key": ("a.json", _write("a.json", '{"a": 1}'), _write("a.json", "{}"), "key-missing"),
    "another text": ("a.txt", _write("a.txt", "one\ntwo"), _write("a.txt", "one\n2"), "value"),
    "another array": ("a.npy", "np.save('a.npy', np.ones(3))", "np.save('a.npy', np.ones(4))", "shape"),
    "a pickle for an array": (
        "a.npy",
        "np.save('a.npy', np.ones(3))",
        "np.save('a.npy', np.array([{}], dtype=object))",
        "file-format",
    ),
    "a folder for a file": ("a.txt", _write("a.txt", "one"), "import os\nos.mkdir('a.txt')", "file-format"),
    "missing": ("a.csv", _write("a.csv", "1"), _write("b.csv", "1"), "file-missing"),
    "weights of another model": (
        "n.weights.h5",
        MODEL + WEIGHTS,
        MODEL.replace("Dense(2", "Dense(4") + WEIGHTS,
        "weights",
    ),
    "no file of weights": ("n.weights.h5", MODEL + WEIGHTS, _write("n.weights.h5", "w"), "file-format"),
    "a folder that is no export": (
        "served",
        MODEL + EXPORT,
        "import os\nos.mkdir('served')\n",
        "file-format",
    ),
    "no TFLite model": ("n.tflite", MODEL + TFLITE, _write("n.tflite", "model"), "file-format"),
}

OF = {
    "keras": ("n.keras", KERAS),
    "weights": ("n.weights.h5", WEIGHTS),
    "export": ("served", EXPORT),
    "tflite": ("n.tflite", TFLITE),
}


@pytest.mark.parametrize(("name", "want", "have"), RIGHT.values(), ids=RIGHT)
def test_a_file_passes_by_what_is_in_it(name: str, want: str, have: str, holds: Callable[[Case], None]) -> None:
    holds(Case(want, have, names=(), check=f'expect.file("{name}")'))


@pytest.mark.parametrize(("name", "want", "have", "rule"), WRONG.values(), ids=WRONG)
def test_a_file_is_told_what_is_wrong_in_it(
    name: str, want: str, have: str, rule: str, holds: Callable[[Case], None]
) -> None:
    holds(Case(want, have, rule, names=(), check=f'expect.file("{name}")'))


@pytest.mark.parametrize(("name", "save"), OF.values(), ids=OF)
def test_a_file_holds_the_answers_model_as_it_is(name: str, save: str, holds: Callable[[Case], None]) -> None:
    check = f'expect.file("{name}", of="x")'
    holds(Case(MODEL + save, MODEL + MOVED + save, check=check))
    holds(Case(MODEL + save, MODEL + save + MOVED, "weights", check=check))
    holds(Case(MODEL + save, MODEL + save + MOVED_A_LITTLE, "weights", check=check))


def test_a_quantised_file_holds_the_model_as_near_as_its_weights_can(holds: Callable[[Case], None]) -> None:
    quantised = TFLITE.replace(
        "open(", "c = tf.lite.TFLiteConverter.from_keras_model(x)\nc.optimizations = [tf.lite.Optimize.DEFAULT]\nopen("
    )
    quantised = quantised.replace("tf.lite.TFLiteConverter.from_keras_model(x).convert()", "c.convert()")
    wide = "x = keras.Sequential([keras.Input((40,)), keras.layers.Dense(60, 'relu'), keras.layers.Dense(40)])\n"
    check = 'expect.file("n.tflite", of="x")'
    holds(Case(wide + quantised, wide + MOVED + quantised, check=check))
    holds(Case(wide + quantised, wide + quantised + MOVED, "weights", check=check))


def test_a_file_may_hold_a_model_that_does_not_say_what_it_takes(holds: Callable[[Case], None]) -> None:
    holds(Case(MODEL + KERAS, REGISTERED + KERAS, check='expect.file("n.keras", of="x")'))


def test_exports_are_compared_by_what_goes_in_and_comes_out(holds: Callable[[Case], None]) -> None:
    wider = MODEL.replace("Dense(1)", "Dense(4)")
    holds(Case(MODEL + EXPORT, wider + EXPORT, "output-shape", names=(), check='expect.file("served")'))
    holds(Case(MODEL + TFLITE, wider + TFLITE, "output-shape", names=(), check='expect.file("n.tflite")'))


def test_a_file_may_be_asked_to_be_small(holds: Callable[[Case], None]) -> None:
    check = 'expect.file_at_most("a.txt", kilobytes=1)'
    holds(Case("", _write("a.txt", "a" * 1024), names=(), check=check))
    holds(Case("", _write("a.txt", "a" * 1100), "file-too-large", names=(), check=check))
    holds(Case("", "", "file-missing", names=(), check=check))
    holds(
        Case(
            "",
            "import os\nos.mkdir('a.txt')\n" + _write("a.txt/b", "a" * 1100),
            "file-too-large",
            names=(),
            check=check,
        )
    )
