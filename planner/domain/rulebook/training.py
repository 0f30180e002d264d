"""How a model is compiled and trained: the mistakes that Keras mostly lets pass in silence."""

from planner.domain.rulebook.rule import Family, Rule

TRAINING = Family(
    "Compiling and training",
    (
        Rule(
            "not-compiled",
            "the model is not compiled",
            "Call model.compile(optimizer=..., loss=..., metrics=[...]).",
            "model.fit(x, y)",
            "model.compile(optimizer='adam', loss='mse')\nmodel.fit(x, y)",
        ),
        Rule(
            "loss",
            "another loss",
            "Choose the loss by the labels: integers, one-hot, 0/1, or numbers.",
            "model.compile('adam', loss='mse')  # labels 0 and 1",
            "model.compile('adam', loss='binary_crossentropy')",
        ),
        Rule(
            "from-logits",
            "logits or probabilities",
            "from_logits=True belongs to a last layer without activation.",
            "keras.layers.Dense(10)  # loss='sparse_categorical_crossentropy'",
            "keras.layers.Dense(10, activation='softmax')",
        ),
        Rule(
            "softmax-one-unit",
            "softmax over a single unit",
            "One unit takes sigmoid: softmax over one unit is always 1.",
            "keras.layers.Dense(1, activation='softmax')",
            "keras.layers.Dense(1, activation='sigmoid')",
        ),
        Rule(
            "optimizer",
            "another optimizer",
            "Check which optimizer the prompt names.",
            "model.compile(optimizer='sgd', loss='mse')",
            "model.compile(optimizer='adam', loss='mse')",
        ),
        Rule(
            "optimizer-argument",
            "the optimizer's numbers differ",
            "Pass them by name: keras.optimizers.SGD(momentum=...).",
            "keras.optimizers.SGD(0.01, 0.5)",
            "keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)",
        ),
        Rule(
            "learning-rate",
            "another learning rate",
            "Pass it by name: keras.optimizers.Adam(learning_rate=...).",
            "model.compile(optimizer='adam', loss='mse')",
            "model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss='mse')",
        ),
        Rule(
            "metrics-missing",
            "the metrics differ",
            "compile takes metrics as a list: metrics=['accuracy'].",
            "model.compile('adam', 'sparse_categorical_crossentropy')",
            "model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])",
        ),
        Rule(
            "not-trained",
            "the model was not trained",
            "Call fit, and keep what it returns.",
            "model.compile('adam', 'mse')",
            "model.compile('adam', 'mse')\nhistory = model.fit(x, y, epochs=5)",
        ),
        Rule(
            "epochs",
            "another number of epochs",
            "fit(..., epochs=n) runs through the data n times.",
            "model.fit(x, y)",
            "model.fit(x, y, epochs=5)",
        ),
        Rule(
            "history-keys",
            "the history holds other curves",
            "Metrics come from compile, val_ curves from validation_data in fit.",
            "history = model.fit(x, y)",
            "history = model.fit(x, y, validation_data=(x_val, y_val))",
        ),
        Rule(
            "threshold",
            "the metric is not reached",
            "Look at the loss over the epochs: does it still fall?",
            "model.fit(x, y, epochs=1)",
            "model.fit(x, y, epochs=20)",
        ),
        Rule(
            "callback-missing",
            "a callback is missing",
            "Build the callback and pass it: fit(..., callbacks=[...]).",
            "model.fit(x, y, callbacks=keras.callbacks.EarlyStopping)",
            "model.fit(x, y, callbacks=[keras.callbacks.EarlyStopping()])",
        ),
        Rule(
            "callback-argument",
            "a callback's argument differs",
            "Check what it monitors, its patience and what it restores.",
            "keras.callbacks.EarlyStopping(patience=3)",
            "keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)",
        ),
    ),
)
