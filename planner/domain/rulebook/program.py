"""The answer as a program: what stops it before there is anything to compare."""

from planner.domain.rulebook.rule import Family, Rule

PROGRAM = Family(
    "The answer as a program",
    (
        Rule(
            "syntax",
            "Python can't read it",
            "Read the line marked, and the one before it: a bracket, a colon or a comma.",
            "model = keras.Sequential([keras.Input((4,))",
            "model = keras.Sequential([keras.Input((4,))])",
        ),
        Rule(
            "name-missing",
            "a name asked for is not there",
            "Give the result the name that the prompt asks for.",
            "net = keras.Sequential(layers)",
            "model = keras.Sequential(layers)",
        ),
        Rule(
            "wrong-kind",
            "a value of another kind",
            "Look again at what the prompt asks the name to hold.",
            "model = Classifier",
            "model = Classifier()",
        ),
        Rule(
            "undefined-name",
            "a name used but never defined",
            "Check the spelling, or import or define it first.",
            "x = layers.Dense(8)",
            "x = keras.layers.Dense(8)",
        ),
        Rule(
            "unknown-attribute",
            "no such attribute",
            "Check the spelling of the name after the dot.",
            "keras.layers.Convolution(8, 3)",
            "keras.layers.Conv2D(8, 3)",
        ),
        Rule(
            "import-missing",
            "an import that isn't there",
            "Import from keras or tensorflow; check the module's name.",
            "from keras.layer import Dense",
            "from keras.layers import Dense",
        ),
        Rule(
            "wrong-argument",
            "an argument the function doesn't take",
            "Check the argument's name and its allowed values.",
            "keras.layers.Dense(8, activate='relu')",
            "keras.layers.Dense(8, activation='relu')",
        ),
        Rule(
            "deprecated-argument",
            "an argument of an older version",
            "Use the argument's present name.",
            "keras.optimizers.Adam(lr=0.001)",
            "keras.optimizers.Adam(learning_rate=0.001)",
        ),
        Rule(
            "exception",
            "it raised an error",
            "Read the error's last line first: it names the cause.",
            "first = [][0]",
            "first = [1, 2][0]",
        ),
        Rule(
            "exit",
            "it ended the program",
            "Leave out calls that end the program: the answer only has to define its names.",
            "x = 1\nsys.exit()",
            "x = 1",
        ),
        Rule(
            "killed",
            "it ended without a result",
            "Something ended the process from outside or inside before it was judged.",
            "x = 1\nos.abort()",
            "x = 1",
        ),
        Rule(
            "time-limit",
            "it ran past the time limit",
            "Look for a loop without an end, or too many epochs.",
            "while loss > 0:\n    loss = step()",
            "for _ in range(100):\n    loss = step()",
        ),
        Rule(
            "memory-limit",
            "it needed too much memory",
            "Look at the shapes: one of them is far larger than asked.",
            "x = np.ones((1_000_000, 1_000_000))",
            "x = np.ones((1_000, 1_000))",
        ),
        Rule(
            "output-limit",
            "it printed without end",
            "Look for a print inside a loop that never ends.",
            "while True:\n    print(loss)",
            "print(loss)",
        ),
        Rule(
            "process-limit",
            "it started too many processes",
            "The answer needs no process of its own.",
            "pool = multiprocessing.Pool(64)",
            "rows = [parse(line) for line in lines]",
        ),
        # The sandbox, in depth
        Rule(
            "disk-limit",
            "it wrote too much",
            "Look for a file written inside a loop that never ends.",
            "while True:\n    model.save(f'{time.time()}.keras')",
            "model.save('model.keras')",
        ),
        Rule(
            "checker-changed",
            "it changed the checker",
            "Leave the modules of planner alone: the answer only has to define its names.",
            "planner.checking.judge.compare.compare = lambda *_: []",
            "x = tf.constant(7)",
        ),
    ),
)
