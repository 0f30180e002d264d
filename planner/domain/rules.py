"""The named kinds of mistake. A rule's id is permanent: it is stored with every run that broke it.

A finding's own message says what differs in this answer; the rule's ``title`` names the kind for statistics,
and its ``help`` says what to do about that kind, wherever the finding has nothing more precise.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of mistake: permanent ``id``, a short ``title``, and ``help`` in a sentence or two."""

    id: str
    title: str
    help: str


_ALL = (
    # The answer as a program
    Rule(
        "syntax",
        "Python can't read it",
        "Read the line marked, and the one before it: a bracket, a colon or a comma.",
    ),
    Rule(
        "name-missing", "a name asked for is not there", "Give the result the name that the prompt asks for."
    ),
    Rule("wrong-kind", "a value of another kind", "Look again at what the prompt asks the name to hold."),
    Rule(
        "undefined-name", "a name used but never defined", "Check the spelling, or import or define it first."
    ),
    Rule("unknown-attribute", "no such attribute", "Check the spelling of the name after the dot."),
    Rule(
        "import-missing",
        "an import that isn't there",
        "Import from keras or tensorflow; check the module's name.",
    ),
    Rule(
        "wrong-argument",
        "an argument the function doesn't take",
        "Check the argument's name and its allowed values.",
    ),
    Rule("deprecated-argument", "an argument of an older version", "Use the argument's present name."),
    Rule("exception", "it raised an error", "Read the error's last line first: it names the cause."),
    Rule(
        "exit",
        "it ended the program",
        "Leave out calls that end the program: the answer only has to define its names.",
    ),
    Rule(
        "killed",
        "it ended without a result",
        "Something ended the process from outside or inside before it was judged.",
    ),
    Rule("time-limit", "it ran past the time limit", "Look for a loop without an end, or too many epochs."),
    Rule(
        "memory-limit",
        "it needed too much memory",
        "Look at the shapes: one of them is far larger than asked.",
    ),
    Rule("output-limit", "it printed without end", "Look for a print inside a loop that never ends."),
    Rule("process-limit", "it started too many processes", "The answer needs no process of its own."),
    # Shapes and labels, where Keras raises
    Rule(
        "missing-axis", "an axis is missing", "Batch first, channels last: add the missing axis to the input."
    ),
    Rule(
        "return-sequences",
        "a recurrent layer hides its steps",
        "Every recurrent layer but the last needs return_sequences=True.",
    ),
    Rule(
        "labels-loss-mismatch",
        "labels and loss don't match",
        "Integer labels take sparse_categorical_crossentropy, one-hot labels categorical_crossentropy.",
    ),
    Rule("label-range", "labels out of range", "With n classes, the labels run from 0 to n-1."),
    Rule(
        "shape-mismatch",
        "shapes that don't fit together",
        "Write down the shape on both sides of the line that fails.",
    ),
    Rule(
        "not-built",
        "a model without weights yet",
        "Give the model an input, keras.Input(shape), or call it once.",
    ),
    # Models, compared by what they do
    Rule(
        "input-shape",
        "another input shape",
        "keras.Input takes the shape of one sample, without the batch axis.",
    ),
    Rule(
        "output-shape", "another output shape", "The last layer's units decide the last axis of the output."
    ),
    Rule("layer-missing", "a layer is missing", "Go through the prompt layer by layer."),
    Rule("layer-extra", "a layer too many", "Go through the prompt layer by layer."),
    Rule("layer-kind", "another kind of layer", "Check which layer the prompt names at this place."),
    Rule("layer-argument", "a layer's argument differs", "Check the layer's figures against the prompt."),
    Rule(
        "activation",
        "another activation",
        "Hidden layers: relu. Last layer: softmax for classes, sigmoid for yes or no, none for a number.",
    ),
    Rule(
        "regularizer",
        "regularisation differs",
        "Set it on the layer: kernel_regularizer=keras.regularizers.l2(...).",
    ),
    Rule("initializer", "initial weights differ", "Set it on the layer: kernel_initializer=..."),
    Rule("trainable", "other layers are trained", "Set layer.trainable before compile."),
    Rule("weights", "the weights differ", "The layers are right, but not what their weights hold."),
    Rule(
        "model-graph",
        "layers are wired differently",
        "Follow each layer's input back to where it comes from.",
    ),
    Rule(
        "outputs-differ",
        "the model computes something else",
        "The layers look right, but the outputs differ: check what happens between them.",
    ),
    # How a model is compiled and trained
    Rule(
        "not-compiled",
        "the model is not compiled",
        "Call model.compile(optimizer=..., loss=..., metrics=[...]).",
    ),
    Rule("loss", "another loss", "Choose the loss by the labels: integers, one-hot, 0/1, or numbers."),
    Rule(
        "from-logits",
        "logits or probabilities",
        "from_logits=True belongs to a last layer without activation.",
    ),
    Rule(
        "softmax-one-unit",
        "softmax over a single unit",
        "One unit takes sigmoid: softmax over one unit is always 1.",
    ),
    Rule("optimizer", "another optimizer", "Check which optimizer the prompt names."),
    Rule(
        "optimizer-argument",
        "the optimizer's numbers differ",
        "Pass them by name: keras.optimizers.Adam(learning_rate=...).",
    ),
    Rule(
        "learning-rate", "another learning rate", "Pass it by name: keras.optimizers.Adam(learning_rate=...)."
    ),
    Rule("metrics-missing", "the metrics differ", "compile takes metrics as a list: metrics=['accuracy']."),
    Rule("not-trained", "the model was not trained", "Call fit, and keep what it returns."),
    Rule("epochs", "another number of epochs", "fit(..., epochs=n) runs through the data n times."),
    Rule(
        "history-keys",
        "the history holds other curves",
        "Metrics come from compile, val_ curves from validation_data in fit.",
    ),
    Rule("threshold", "the metric is not reached", "Look at the loss over the epochs: does it still fall?"),
    Rule(
        "too-many-parameters", "the model is too large", "Fewer units or filters, or pooling before Flatten."
    ),
    Rule(
        "callback-missing",
        "a callback is missing",
        "Build the callback and pass it: fit(..., callbacks=[...]).",
    ),
    Rule(
        "callback-argument",
        "a callback's argument differs",
        "Check what it monitors, its patience and what it restores.",
    ),
    Rule("test-leak", "test data leaks into training", "Adapt, scale and shuffle with training data only."),
    Rule("unscaled-input", "inputs are not scaled", "Bring the inputs near 0 to 1 first: x / 255."),
    # Values
    Rule("shape", "another shape", "Print .shape on the way, and compare it with the prompt."),
    Rule("dtype", "another dtype", "tf.cast(x, tf.float32), or dtype= where the value is made."),
    Rule("value", "another value", "Work through a small example by hand."),
    Rule("length", "another number of elements", "Count the elements that the prompt asks for."),
    Rule("key-missing", "other keys", "Check the spelling of the keys."),
    Rule("axis", "the wrong axis", "axis=0 runs over samples, axis=-1 over features."),
    Rule("signature", "another signature", "Check the function's arguments against the prompt."),
    Rule(
        "gradient",
        "the gradient is missing or differs",
        "Compute the loss inside the tape, the gradient outside it.",
    ),
    # Datasets and series
    Rule(
        "element-structure",
        "the elements are built differently",
        "Look at dataset.element_spec: (features, labels)?",
    ),
    Rule("batch-size", "another batch size", "Check batch(...), and where it stands in the chain."),
    Rule(
        "drop-remainder",
        "the last, smaller batch",
        "batch(n, drop_remainder=True) leaves the last, smaller batch out.",
    ),
    Rule(
        "dataset-length", "another number of elements in the dataset", "Check take, skip, batch and repeat."
    ),
    Rule(
        "dataset-order", "the elements come in another order", "Shuffle only where asked, and before batch."
    ),
    Rule("not-shuffled", "the dataset is not shuffled", "shuffle(buffer_size) before batch."),
    Rule("window", "windows off by one", "A window of n inputs and one label is n + 1 steps long."),
    Rule(
        "time-order",
        "the order of time is broken",
        "Split a series by time: first part to train, last part to test.",
    ),
    Rule(
        "vocabulary",
        "another vocabulary",
        "adapt the vectorizer on the training texts; index 0 is padding, 1 unknown words.",
    ),
    Rule(
        "padding",
        "padded or cut on another side",
        "pad_sequences pads and cuts at the front unless padding='post', truncating='post'.",
    ),
    Rule("label-order", "labels in another order", "Class names from folders come in alphabetical order."),
    # Files
    Rule("file-missing", "the file is not there", "Save under the name that the prompt asks for."),
    Rule("file-format", "another file format", "The suffix decides the format: .keras, .h5, .weights.h5."),
    Rule(
        "lambda-layer",
        "a Lambda layer in a saved model",
        "A Lambda layer does not load safely: use a built-in layer.",
    ),
    # Models, in depth
    Rule("seed", "another seed", "Pass the seed that the prompt names: seed=..., where the random part is made."),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
