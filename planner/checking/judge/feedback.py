"""Turns what an answer raised into one sentence: what it means here, on which line, and what to try.

Keras's own words follow in the finding's help, so that nothing of them is lost.
"""

import re
import traceback
from dataclasses import dataclass

from planner.checking.syntax import explain_syntax
from planner.domain.rules import RULES
from planner.domain.verdict import Finding


@dataclass(frozen=True, slots=True)
class _Saying:
    """A message of Python or Keras, by its type and a pattern, and what it means.

    ``where_code_has``: what must stand in the answer for the message to mean that.
    """

    rule: str
    kinds: tuple[type[BaseException], ...]
    pattern: str
    meaning: str
    where_code_has: str = ""


_ANY = (Exception,)
_SAYINGS = (
    _Saying("gradient", _ANY, r"(NoneType|None values not supported|No gradients provided)", "The gradient is None: the loss has to be computed inside the tape, from a tf.Variable or from what tape.watch was given.", "GradientTape"),
    _Saying("vocabulary", _ANY, r"(?i)(table not initialized|has no vocabulary|must (first )?call .?adapt)", "The layer has no vocabulary yet: call adapt(...) on the training texts first."),
    _Saying("return-sequences", _ANY, r"(?i)layer \"?.*?(lstm|gru|rnn|bidirectional).*expected ndim=3, found ndim=2", "A recurrent layer got one vector a sample instead of a sequence: the recurrent layer before it needs return_sequences=True."),
    _Saying("return-sequences", _ANY, r"(?i)(lstm|gru|simple_rnn|simplernn|bidirectional|conv1d|max_pooling1d)[^:]*.*(expected|min_ndim)[^,]*3, found ndim=2", "This layer needs a sequence, but the layer before it gives one vector a sample: return_sequences=True keeps the steps."),
    _Saying("missing-axis", _ANY, r"(expected (min_)?ndim=(?P<want>\d+), found ndim=(?P<have>\d+))", "A layer got {have} axes but needs {want}: the batch comes first, the channels or features last."),
    _Saying("shape-mismatch", _ANY, r"expected axis -1 of input shape to have value", "The last axis, channels or features, has another size than the layer was built for."),
    _Saying("output-shape", _ANY, r"target\.ndim - 1.*output\.shape=\((None|\d+)(, \d+){2,}\)", "The model's output still has the axes of a map: a Flatten, or a pooling over the whole map, is missing before the last layer."),
    _Saying("labels-loss-mismatch", _ANY, r"(same rank|target\.ndim - 1|(labels|logits).{0,40}must have the same shape|rank of labels|Arguments `target` and `output` must have the same|labels.*logits.*rank)", "Labels, loss and the model's output don't fit together: integer labels take sparse_categorical_crossentropy, one-hot labels categorical_crossentropy; and a Flatten may be missing before the last layer."),
    _Saying("label-range", _ANY, r"(label value of -?\d+ .*outside the valid range|labels? .*out of range|Received a label value)", "A label is outside 0 to n-1, where n is the number of units in the last layer."),
    _Saying("memory-limit", _ANY, r"(OOM when allocating|failed to allocate|Unable to allocate)", "It asked for more memory than a run may use: look at the shapes."),
    _Saying("memory-limit", (MemoryError,), r"", "It asked for more memory than a run may use: look at the shapes."),
    _Saying("deprecated-argument", _ANY, r"Argument\(s\) not recognized: \{'lr'", "This argument belongs to an older version: the learning rate is `learning_rate` now."),
    _Saying("deprecated-argument", _ANY, r"(?i)(deprecated|no longer supported|not supported in Keras 3\.)", "This belongs to an older version of Keras or TensorFlow."),
    _Saying("file-format", _ANY, r"(Invalid filepath extension|File format not supported|The filename must end in|filepath provided must end in|Unable to .*suffix|The `filepath` provided)", "The file's suffix says how it is saved: .keras for a model, .weights.h5 for weights."),
    _Saying("file-missing", (FileNotFoundError,), r"", "A file that it reads is not there."),
    _Saying("file-missing", _ANY, r"(File not found|No such file or directory|does not exist)", "A file that it reads is not there."),
    _Saying("callback-missing", _ANY, r"(no attribute 'set_(model|params)'|set_(model|params)\(\) missing)", "A callback is passed as an object in a list: callbacks=[...]."),
    _Saying("not-compiled", _ANY, r"must (be compiled|call `?compile)|You must call `compile\(\)`", "The model has to be compiled before fit or evaluate."),
    _Saying("not-built", _ANY, r"(has not (yet )?been built|not built|isn't built|never been called|has no defined (input|output))", "The model has no weights yet: give it an Input, or call it once on data."),
    _Saying("undefined-name", (NameError, UnboundLocalError), r"name '(?P<name>[^']+)'", "`{name}` is used, but not defined."),
    _Saying("undefined-name", (UnboundLocalError,), r"variable '(?P<name>[^']+)'", "`{name}` is used before it gets a value in this function."),
    _Saying("import-missing", (ImportError,), r"", "An import can't be resolved."),
    _Saying("unknown-attribute", (AttributeError,), r"(module|object) '?(?P<owner>[\w.]+)'?( object)? has no attribute '(?P<name>\w+)'", "`{owner}` has no `{name}`."),
    _Saying("unknown-attribute", (AttributeError,), r"", "There is no such attribute."),
    _Saying("shape-mismatch", _ANY, r"(?i)(incompatible shapes|cannot batch tensors with different shapes|cannot add tensor to the batch|matrix size-incompatible|cannot be broadcast|could not be broadcast|could not broadcast|mismatch in its core dimension|the requested shape has|output size would be|same number of samples|dimensions \d+ and \d+ are not compatible|non-rectangular|inhomogeneous shape|must match exactly|must have the same shape|matching shapes|dimensions must be equal|shapes? .*(mismatch|incompatible|not compatible)|incompatible with the layer|cannot reshape|total size of|concat.* shape|negative dimension|ConcatOp|must have the same (number|first dim))", "Two shapes don't fit together."),
    _Saying("dtype", _ANY, r"(?i)(cannot compute .* expected to be a .* tensor but is a .* tensor|dtype.*(mismatch|expected)|mixed types|not in the list of allowed values|invalid dtype|not a valid dtype|requested dtype|Value for attr 'T' of|cannot convert .* to EagerTensor of dtype|must be of (the same )?type)", "Two dtypes don't fit together: tf.cast brings one to the other."),
    _Saying("wrong-argument", (TypeError, ValueError), r"(unexpected keyword argument|got multiple values for|missing \d+ required|takes \d+ positional|takes exactly|argument must be|[Ii]nvalid value (for|received)|Unrecognized data type|Only instances of|Only input tensors may|must be KerasTensors|takes from \d+|Unrecognized keyword|not recognized|Could not interpret|Unknown (loss|optimizer|metric|activation)|positional arguments? but)", "A call has an argument that it doesn't take, or lacks one that it needs."),
)  # fmt: skip


def explain(error: BaseException, answer_path: str, code: str) -> Finding:
    """Return the finding for what an answer raised."""
    if isinstance(error, SyntaxError):
        return explain_syntax(error, error.lineno if error.filename == answer_path else None)
    line = _line(error, answer_path)
    if isinstance(error, SystemExit | KeyboardInterrupt):
        return Finding("exit", f"The answer ends the program ({type(error).__name__}).", RULES["exit"].help, line)
    text = _text(error)
    for saying in _SAYINGS:
        match = re.search(saying.pattern, text, re.DOTALL) if isinstance(error, saying.kinds) else None
        if match and saying.where_code_has in code:
            meaning = saying.meaning.format(**match.groupdict())
            return Finding(saying.rule, f"{meaning}{_at(line, code)}", original(error), line)
    return Finding("exception", f"{type(error).__name__}: {_first(text)}{_at(line, code)}", original(error), line)


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # a learner's own exception may not even say what it is
        return ""


def _line(error: BaseException, answer_path: str) -> int | None:
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == answer_path), None)


def _at(line: int | None, code: str) -> str:
    lines = code.splitlines()
    return f" Line {line}: `{lines[line - 1].strip()}`" if line and line <= len(lines) else ""


def _first(text: str) -> str:
    return text.strip().partition("\n")[0][:200]


def original(error: BaseException) -> str:
    """Return what Python or Keras itself said, in at most a screenful."""
    said = f"{type(error).__name__}: {_text(error).strip()}"
    return said if len(said) <= 1500 else said[:1497] + "…"
