"""What was said, in the learner's words: the sentence alone, names as one types them, shapes as tuples."""

import re

_MOST_SAID = 200
_WRAPPED = r"^\{\{function_node [^}]*\}\}\s*|\s*\[Op:.*|\s+for '\{\{node.*|\s*; NodeDef:.*"
_IN_GRAPH = re.compile(r"\n\n(?P<said>[^\n]+)\n\s*\[\[\{\{node")
_TYPED = (
    (r"^tensorflow\._api\.v2(?=\.|$)|^tensorflow(?=\.|$)", "tf"),
    (r"^keras\._tf_keras\.keras", "tf.keras"),
    (r"^numpy(?=\.|$)", "np"),
    (r"^(\w+Trainer|Trainer)(?=\.)", "Model"),
    (r"^DatasetV[12]", "tf.data.Dataset"),
    (r"\.__init__$", ""),
)
_KINDS = (
    (r"(^|\.)(EagerTensor|SymbolicTensor)$", "A tensor"),
    (r"^_\w*Dataset$", "A dataset"),
    (r"^(numpy\.|np\.)ndarray$", "A NumPy array"),
    (r"^list$", "A list"),
    (r"^tuple$", "A tuple"),
    (r"^dict$", "A dict"),
    (r"^str$", "A text"),
    (r"^(int|float)$", "A plain number"),
)


def said(text: str) -> str:
    """Return the line that says what is wrong, without what Keras, TensorFlow and AutoGraph wrap around it."""
    kept = text.partition("Arguments received by")[0].strip()
    while kept.startswith("Exception encountered when calling"):
        kept = kept.partition("\n")[2].strip()
    if kept.startswith("in user code:"):
        kept = re.sub(r"(?s)^.*\n\s+\w+(Error|Exception): ", "", kept)
    if in_graph := _IN_GRAPH.search(kept):
        kept = in_graph["said"]
    sentence = re.sub(_WRAPPED, "", kept.partition("\n")[0]).strip()
    return sentence if len(sentence) <= _MOST_SAID else f"{sentence[:_MOST_SAID]}…"


def typed(name: str) -> str:
    """Return a name as a learner types it: `tf.math`, not `tensorflow._api.v2.math`."""
    for pattern, word in _TYPED:
        name = re.sub(pattern, word, name)
    return name


def subject(name: str) -> str:
    """Return a name or type for the beginning of a sentence: `tf.math` in ticks, or A tensor."""
    return next((kind for pattern, kind in _KINDS if re.search(pattern, name)), f"`{typed(name)}`")


def as_tuple(shape: str) -> str:
    """Return a shape as Python writes it: (6, 3) for TensorFlow's [6,3]."""
    sizes = [size.replace("?", "None") for size in re.findall(r"None|\?|-?\d+", shape)]
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(sizes)})"
