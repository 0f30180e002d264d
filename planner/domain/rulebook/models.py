"""Models, compared by what they do: layers, their arguments, their weights, and how they are wired."""

from planner.domain.rulebook.rule import Family, Rule

MODELS = Family(
    "Models",
    (
        Rule(
            "input-shape",
            "another input shape",
            "keras.Input takes the shape of one sample, without the batch axis.",
            "keras.Input((None, 28, 28, 1))",
            "keras.Input((28, 28, 1))",
        ),
        Rule(
            "output-shape",
            "another output shape",
            "The last layer's units decide the last axis of the output.",
            "keras.layers.Dense(1, activation='softmax')  # ten classes",
            "keras.layers.Dense(10, activation='softmax')",
        ),
        Rule(
            "layer-missing",
            "a layer is missing",
            "Go through the prompt layer by layer.",
            "keras.layers.MaxPooling2D(),\nkeras.layers.Dense(10),",
            "keras.layers.MaxPooling2D(),\nkeras.layers.Flatten(),\nkeras.layers.Dense(10),",
        ),
        Rule(
            "layer-extra",
            "a layer too many",
            "Go through the prompt layer by layer.",
            "keras.layers.Dropout(0.5),\nkeras.layers.Dense(1),",
            "keras.layers.Dense(1),",
        ),
        Rule(
            "layer-kind",
            "another kind of layer",
            "Check which layer the prompt names at this place.",
            "keras.layers.AveragePooling2D(2)",
            "keras.layers.MaxPooling2D(2)",
        ),
        Rule(
            "layer-argument",
            "a layer's argument differs",
            "Check the layer's figures against the prompt.",
            "keras.layers.Conv2D(16, 3)",
            "keras.layers.Conv2D(32, 3)",
        ),
        Rule(
            "activation",
            "another activation",
            "Hidden layers: relu. Last layer: softmax for classes, sigmoid for yes or no, none for a number.",
            "keras.layers.Dense(3, activation='sigmoid')  # one of three classes",
            "keras.layers.Dense(3, activation='softmax')",
        ),
        Rule(
            "regularizer",
            "regularisation differs",
            "Set it on the layer: kernel_regularizer=keras.regularizers.l2(...).",
            "keras.layers.Dense(8)",
            "keras.layers.Dense(8, kernel_regularizer=keras.regularizers.l2(0.01))",
        ),
        Rule(
            "initializer",
            "initial weights differ",
            "Set it on the layer: kernel_initializer=...",
            "keras.layers.Dense(8, kernel_initializer='zeros')",
            "keras.layers.Dense(8, kernel_initializer='he_normal')",
        ),
        Rule(
            "trainable",
            "other layers are trained",
            "Set layer.trainable before compile.",
            "model = keras.Sequential([base, head])",
            "base.trainable = False\nmodel = keras.Sequential([base, head])",
        ),
        Rule(
            "weights",
            "the weights differ",
            "The layers are right, but not what their weights hold.",
            "model.fit(x, y, callbacks=[checkpoint])",
            "model.fit(x, y, callbacks=[checkpoint])\nmodel.load_weights('best.weights.h5')",
        ),
        Rule(
            "model-graph",
            "layers are wired differently",
            "Follow each layer's input back to where it comes from.",
            "keras.layers.Add()([hidden, hidden])",
            "keras.layers.Add()([inputs, hidden])",
        ),
        Rule(
            "outputs-differ",
            "the model computes something else",
            "The layers look right, but the outputs differ: check what happens between them.",
            "return self.last(self.first(x)) * 2",
            "return self.last(self.first(x))",
        ),
        Rule(
            "too-many-parameters",
            "the model is too large",
            "Fewer units or filters, or pooling before Flatten.",
            "keras.layers.Flatten(),\nkeras.layers.Dense(4096),",
            "keras.layers.GlobalAveragePooling2D(),\nkeras.layers.Dense(64),",
        ),
        # Models, in depth
        Rule(
            "seed",
            "another seed",
            "Pass the seed that the prompt names, where the random part is made.",
            "keras.layers.Dropout(0.5)",
            "keras.layers.Dropout(0.5, seed=1)",
        ),
    ),
)
