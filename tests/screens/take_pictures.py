"""Takes the README's pictures of the typing screen: ``python tests/screens/take_pictures.py`` rewrites them.

Real keys, a real drill, and a real verdict of TensorFlow.
"""

import os
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from screen_stage import Stage, play

from planner.actions.desk import desk
from planner.checking.worker import Worker
from planner.domain.settings import THEMES

PICTURES = Path(__file__).parent / "pictures"

TYPED = """\
model = keras.Sequential([
keras.Input((32, 32, 1)),
keras.layers.Conv2D(32, 3, activation="relu"),
keras.layers.MaxPooling2D(2),
keras.layers.Conv2D(64, 3, activation="relu"),
keras.layers.MaxPooling2D(2),
keras.layers.Dense(64, activation="relu"),
keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
"""


def photographer(look: str) -> Callable[[Stage], Awaitable[None]]:
    """Return what types, runs, and takes a picture of the verdict."""

    async def act(stage: Stage) -> None:
        await stage.type(TYPED)
        await stage.press("ctrl+r")
        await stage.sees("not yet")
        await stage.pilot.pause(0.5)
        stage.app.save_screenshot(f"typing-{look}.svg", str(PICTURES))
        stage.app.exit(0)

    return act


TRAINED = """\
class Enough(keras.callbacks.Callback):
def on_epoch_end(self, epoch, logs=None):
if logs["val_accuracy"] >= 0.98:
self.model.stop_training = True
"""
FITTED = """\
stop = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)
history = model.fit(
x_train, y_train, epochs=40, validation_data=(x_val, y_val), callbacks=[stop, Enough()], verbose=0
)
best_epoch = int(np.argmin(history.history["val_loss"]))
"""


async def train(stage: Stage) -> None:
    """Type a training, and take a picture of its curves above the rating."""
    await stage.type(TRAINED)
    await stage.press("home")
    await stage.press("shift+home", "delete")
    await stage.type(FITTED)
    await stage.press("ctrl+r")
    await stage.until(lambda: stage.screen.sitting.verdict is not None)
    await stage.pilot.pause(0.5)
    stage.app.save_screenshot("training-dark.svg", str(PICTURES))
    stage.app.exit(0)


def main() -> None:
    """Take one picture in each theme, and one of a training."""
    PICTURES.mkdir(exist_ok=True)
    os.environ["PLANNER_NOW"] = "2026-03-02T07:30:00+01:00"
    for look in THEMES:
        take(photographer(look), "conv-classifier", look)
    take(train, "stop-early", "dark")


def take(act: Callable[[Stage], Awaitable[None]], drill: str, look: str) -> None:
    """Open the drill with a fresh store, and act."""
    with tempfile.TemporaryDirectory() as home, Worker() as worker:
        os.environ["PLANNER_HOME"] = home
        worker.start()  # before Textual takes stderr away, which the fork server inherits
        with desk() as at:
            play(at, worker, act, target=drill, look=look)


if __name__ == "__main__":
    main()
