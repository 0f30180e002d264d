"""Files that an answer saves: compared by what the saved model does, and looked at before they are loaded."""

from collections.abc import Callable

import pytest
from checking_jobs import Case

from planner.domain.verdict import Verdict

DENSE = 'model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, activation="relu")])\n'
COMPILED = DENSE + 'model.compile("adam", "mse")\n'
SAVE = 'model.save("net.keras")\n'
SAVE_H5 = 'model.save("net.h5")\n'
LAMBDA = "model = keras.Sequential([keras.Input((3,)), keras.layers.Lambda(lambda t: t[:, :2])])\n"

CASES = {
    "equal": (COMPILED + SAVE, COMPILED + SAVE, ""),
    "functional": (
        DENSE + SAVE,
        'i = keras.Input((3,))\nmodel = keras.Model(i, keras.layers.Dense(2, "relu")(i))\n' + SAVE,
        "",
    ),
    "saved through a path": (DENSE + SAVE, DENSE + 'import pathlib\nmodel.save(pathlib.Path("net.keras"))\n', ""),
    "h5": (DENSE + SAVE_H5, DENSE + SAVE_H5, ""),
    "h5, compiled with a name that doesn't load": (COMPILED + SAVE_H5, COMPILED + SAVE_H5, ""),
    "other units": (DENSE + SAVE, DENSE.replace("Dense(2", "Dense(3") + SAVE, "layer-argument"),
    "other units in h5": (DENSE + SAVE_H5, DENSE.replace("Dense(2", "Dense(3") + SAVE_H5, "layer-argument"),
    "saved before compile": (COMPILED + SAVE, DENSE + SAVE + 'model.compile("adam", "mse")\n', "not-compiled"),
    "missing": (DENSE + SAVE, DENSE, "file-missing"),
    "under another name": (DENSE + SAVE, DENSE + 'model.save("model.keras")\n', "file-missing"),
    "in a folder": (
        DENSE + SAVE,
        DENSE + 'import os\nos.mkdir("saved")\nmodel.save("saved/net.keras")\n',
        "file-missing",
    ),
    "a folder of that name": (DENSE + SAVE, 'import os\nos.mkdir("net.keras")\n', "file-format"),
    "Lambda": (DENSE + SAVE, LAMBDA + SAVE, "lambda-layer"),
    "Lambda in h5": (DENSE + SAVE_H5, LAMBDA + SAVE_H5, "lambda-layer"),
    "no model": (DENSE + SAVE, 'open("net.keras", "w").write("a model")\n', "file-format"),
    "no model in h5": (DENSE + SAVE_H5, 'open("net.h5", "wb").write(b"a model")\n', "file-format"),
    "an empty archive": (
        DENSE + SAVE,
        'import zipfile\nwith zipfile.ZipFile("net.keras", "w") as z:\n    z.writestr("a", "b")\n',
        "file-format",
    ),
    "a nonsense configuration": (
        DENSE + SAVE,
        'import zipfile\nwith zipfile.ZipFile("net.keras", "w") as z:\n    z.writestr("config.json", "[")\n',
        "file-format",
    ),
    "weights in h5": (
        DENSE + SAVE_H5,
        DENSE + 'model.save_weights("a.weights.h5")\nimport os\nos.rename("a.weights.h5", "net.h5")',
        "file-format",
    ),
    "a custom layer that isn't known when loading": (
        DENSE + SAVE,
        "class Half(keras.layers.Layer):\n    def call(self, a):\n        return a / 2\n"
        "model = keras.Sequential([keras.Input((3,)), Half()])\n" + SAVE,
        "file-format",
    ),
}


@pytest.mark.parametrize(("want", "have", "rule"), CASES.values(), ids=CASES)
def test_a_saved_model_is_judged_by_what_it_does(
    want: str, have: str, rule: str, holds: Callable[[Case], None]
) -> None:
    name = "net.h5" if SAVE_H5 in want else "net.keras"
    holds(Case(want, have, rule, names=(), check=f'expect.file("{name}")'))


@pytest.mark.parametrize("name", ["picture.png", "notes"])
def test_other_files_only_have_to_be_there(name: str, holds: Callable[[Case], None]) -> None:
    write = f'open("{name}", "w").write("")'
    holds(Case(write, write, names=(), check=f'expect.file("{name}")'))
    holds(Case(write, "", "file-missing", names=(), check=f'expect.file("{name}")'))


def test_the_answers_folder_is_not_the_references(holds: Callable[[Case], None]) -> None:
    """What the reference wrote is no help to an answer that writes nothing."""
    answer = 'import pathlib\nassert not list(pathlib.Path().rglob("*.txt"))\n'
    holds(Case('open("a.txt", "w").write("")', answer, "file-missing", names=(), check='expect.file("a.txt")'))


def test_given_writes_its_files_for_both(holds: Callable[[Case], None]) -> None:
    given = 'open("data.csv", "w").write("1,2\\n")\n'
    holds(Case("x = open('data.csv').read()", "x = open('data.csv').read()", given=given))


FIT, COMPILE = "model.fit(np.ones((4, 3)), np.ones((4, 2)), verbose=0)\n", 'model.compile("adam", "mse")\n'
LOAD = 'x = keras.models.load_model("net.keras")\n'
NOT_READY = {
    "saved before fit": (
        Case(COMPILED + FIT + SAVE, COMPILED + SAVE + FIT, "not-trained", names=(), check='expect.file("net.keras")'),
        "The model in net.keras is not trained.",
    ),
    "saved before compile": (
        Case(COMPILED + SAVE, DENSE + SAVE + COMPILE, "not-compiled", names=(), check='expect.file("net.keras")'),
        "The model in net.keras is not compiled.",
    ),
    "loaded from what was saved before fit": (
        Case(COMPILED + FIT + SAVE + LOAD, COMPILED + SAVE + FIT + LOAD, "not-trained"),
        "`x` counts no step of training: its file had none, it was loaded without its optimizer, or it "
        "was compiled anew.",
    ),
}


@pytest.mark.parametrize(("case", "message"), NOT_READY.values(), ids=NOT_READY)
def test_what_is_missing_in_a_file_is_not_asked_of_its_name(
    case: Case, message: str, fails: Callable[..., Verdict]
) -> None:
    assert fails(case.job, case.answer, case.rule).findings[0].message == message
