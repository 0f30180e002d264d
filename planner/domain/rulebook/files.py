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
        Rule(
            "file-too-large",
            "the file is too large",
            "A smaller model, or a converter with optimizations = [tf.lite.Optimize.DEFAULT].",
            "converter.convert()",
            "converter.optimizations = [tf.lite.Optimize.DEFAULT]",
        ),
        Rule(
            "custom-object",
            "a class that can't be found when loading",
            "Name it when loading: load_model(file, custom_objects={'Mine': Mine}), or register it.",
            "keras.models.load_model('model.keras')  # with a layer of your own",
            "keras.models.load_model('model.keras', custom_objects={'Mine': Mine})",
        ),
    ),
)
