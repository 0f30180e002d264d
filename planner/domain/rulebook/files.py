"""Files that an answer reads and writes, saved models above all."""

from planner.domain.rulebook.rule import Family, Rule

FILES = Family(
    "Files",
    (
        Rule(
            "file-missing",
            "the file is not there",
            "Save under the name that the prompt asks for.",
            "model.save('net.keras')",
            "model.save('model.keras')",
        ),
        Rule(
            "file-format",
            "another file format",
            "The suffix decides the format: .keras, .h5, .weights.h5.",
            "model.save('model')",
            "model.save('model.keras')",
        ),
        Rule(
            "lambda-layer",
            "a Lambda layer in a saved model",
            "A Lambda layer does not load safely: use a built-in layer.",
            "keras.layers.Lambda(lambda x: x / 255)",
            "keras.layers.Rescaling(1 / 255)",
        ),
    ),
)
