"""What the place of an error shows that its message doesn't say: who was called, what stands before the dot."""

import ast
import difflib
import inspect
import numbers
import re
from collections.abc import Iterator, Mapping
from types import ModuleType

import numpy as np
import tensorflow as tf

from planner.checking.judge.sayings.place import Place
from planner.checking.judge.sayings.said import typed

Words = Mapping[str, str]
_MOST_LISTED = 12


def called(place: Place, words: Words) -> Words:
    """Return the function called, as it was typed where the call is there and the message's argument in it."""
    call = place.part if isinstance(place.part, ast.Call) else None
    told = typed(words.get("call") or words.get("builtin") or "").lstrip("_")
    ours = call is not None and _is_told(call, place, told, words.get("name", ""))
    shown = place.shown(call.func) if call and ours else told
    function = "The lambda" if "<lambda>" in shown else f"`{shown}`" if shown else "A call"
    takes = _takes(place, call.func, words.get("name", "")) if call and ours else ""
    return {**words, "call": function, "takes": takes, "names": words.get("names", "").replace("'", "`")}


def steps_taken(place: Place, words: Words) -> Words | None:
    """Return the layer before the first recurrent one that leaves it one vector a sample; None where none does."""
    before = re.split(r"LSTM|GRU|RNN", place.code, maxsplit=1)[0]
    found = re.findall(r"\b(Global(?:Max|Average)Pool(?:ing)?1D|Flatten)\(", before)
    return {**words, "layer": found[-1]} if found else None


def _is_told(call: ast.Call, place: Place, told: str, argument: str) -> bool:
    """Return whether the call that failed is the one that the message speaks of, and not one deep inside it."""
    by_name = any(keyword.arg == argument for keyword in call.keywords)
    return by_name or not told or place.shown(call.func).rpartition(".")[2] == told.rpartition(".")[2]


def _takes(place: Place, function: ast.expr, argument: str) -> str:
    """Return the sentence that names the argument meant, or lists them all; empty where they can't be known."""
    try:
        value = _value(place, function)
        found = list(inspect.signature(value).parameters.values()) if callable(value) else []
    except Exception:  # a function written in C may have no signature, and a learner's own may not even say it
        return ""
    takes = [one.name for one in found if one.kind not in {one.VAR_KEYWORD, one.VAR_POSITIONAL} and one.name != "self"]
    if close := difflib.get_close_matches(argument, takes, n=1, cutoff=0.7):
        return f"It takes `{close[0]}`."
    return f"It takes {', '.join(takes)}." if 0 < len(takes) <= _MOST_LISTED else ""


def _value(place: Place, node: ast.expr) -> object:
    """Return what a name stood for, or an attribute as its module or class has it: looking runs nothing of the answer.

    Raises:
        LookupError: it is neither of these.
        AttributeError: there is no such attribute.
    """
    match node:
        case ast.Name(id=name):
            return place.names[name]
        case ast.Attribute(value=owner, attr=name):
            return getattr(_described(_value(place, owner)), name)
    raise LookupError


def before_dot(place: Place, words: Words) -> Words:
    """Return what stands before the dot, as it was typed."""
    owner = place.part.value if isinstance(place.part, ast.Attribute) else None
    if isinstance(place.part, ast.Call) and isinstance(place.part.func, ast.Attribute):
        owner = place.part.func.value
    shown = place.shown(owner)
    return {**words, "before": f"`{shown}`" if shown else "What stands before the dot"}


def near(place: Place, words: Words) -> Words:
    """Return the owner's attribute that looks most like the one missing, as the end of the sentence."""
    owner = place.part.value if isinstance(place.part, ast.Attribute) else None
    try:
        found = _value(place, owner) if owner else None
        names = [name for name in dir(_described(found)) if not name.startswith("_")]
    except Exception:  # a learner's own class may not even say what it holds
        names = []
    close = difflib.get_close_matches(words["name"], names, n=1, cutoff=0.8)
    return {**words, "near": f", but it has `{close[0]}`" if close else ""}


def _described(value: object) -> object:
    return value if isinstance(value, ModuleType | type) else type(value)


def quoted(place: Place, words: Words) -> Words:
    """Return the value in quotes where a text was typed: Keras says 3 for 3 and for '3'."""
    texts = [node.value for node in ast.walk(place.part) if isinstance(node, ast.Constant)] if place.part else []
    return {**words, "value": repr(words["value"]) if words["value"] in texts else words["value"]}


def nothing_returned(place: Place, words: Words) -> Words | None:
    """Return the answer's function that gave the None that failed, where it has no `return` with a value."""
    if place.part is None:
        return None
    silent, given = _silent_functions(place.tree), dict(_calls_by_name(place))
    parts = [node for node in ast.walk(place.part) if node is not place.part or isinstance(node, ast.Name)]
    for node in parts:  # where the part is itself such a call, it failed inside
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in silent:
                return {**words, "function": name}
            case ast.Name(id=name) if place.names.get(name, place) is None and given.get(name) in silent:
                return {**words, "function": given[name]}
    return None


def _silent_functions(tree: ast.AST) -> set[str]:
    """Return the functions, methods aside, that return nothing wherever they are defined."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    methods = [node for owner in ast.walk(tree) if isinstance(owner, ast.ClassDef) for node in owner.body]
    telling = {node.name for node in functions if _returns(node) or node in methods or _is_wrapped(node)}
    return {node.name for node in functions} - telling


def _is_wrapped(function: ast.FunctionDef) -> bool:
    """Return whether a decorator other than tf.function may give it another value."""
    return any(not ast.unparse(one).startswith("tf.function") for one in function.decorator_list)


def _calls_by_name(place: Place) -> Iterator[tuple[str, str]]:
    """Yield each name that is set to what a function returns, and that function."""
    for node in ast.walk(place.tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id=function))):
                yield name, function


def _returns(function: ast.FunctionDef) -> bool:
    return any(
        (isinstance(node, ast.Return) and node.value is not None) or isinstance(node, ast.Yield | ast.YieldFrom)
        for node in ast.walk(function)
    )


def gradient_of_number(place: Place, words: Words) -> Words | None:
    """Return which of the names that tape.gradient was given is no tensor, and what it is instead."""
    for name in _names_in(place.part):
        value = place.names.get(name)
        if not tf.is_tensor(value) and isinstance(value, numbers.Number):
            return {**words, "name": name, "value": f"the plain number {value:.6g}"}
    return None


def _names_in(node: ast.AST | None) -> list[str]:
    arguments = [*node.args, *(keyword.value for keyword in node.keywords)] if isinstance(node, ast.Call) else []
    listed = [one for many in arguments for one in (many.elts if isinstance(many, ast.List | ast.Tuple) else [many])]
    return [name.id for name in listed if isinstance(name, ast.Name)]


def gradient_swapped(place: Place, words: Words) -> Words | None:
    """Return the words where a tape was asked for the gradient of variables by something that is none."""
    for node in ast.walk(place.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="gradient"), args=[of, by]):
                above = [place.names.get(name.id) for name in ast.walk(of) if isinstance(name, ast.Name)]
                below = [place.names.get(name.id) for name in ast.walk(by) if isinstance(name, ast.Name)]
                if above and all(map(_is_variable, above)) and below and not any(map(_is_variable, below)):
                    return {**words, "loss": place.shown(by)}
    return None


def _is_variable(value: object) -> bool:
    return isinstance(value, tf.Variable)


def input_with_batch(place: Place, words: Words) -> Words | None:
    """Return the shape of a keras.Input that is a sample's with one more axis in front."""
    given = _sizes(words["shape"])
    for asked in _input_shapes(place):
        if asked[1:] == given[1:] and asked != given:
            return {**words, "shape": str(given[1:]), "shape_input": str(asked)}
    return None


def input_of_one(place: Place, words: Words) -> Words | None:
    """Return the words where what the model was given has the shape that a keras.Input has for one sample."""
    return words if _sizes(words["shape"]) in _input_shapes(place) else None


def _sizes(shape: str) -> tuple[int | None, ...]:
    return tuple(ast.literal_eval(shape)) if re.fullmatch(r"\([\d, None]*\)", shape) else ()


def axes_of_input(place: Place, words: Words) -> Words | None:
    """Return the shape of the keras.Input that gives a layer more axes than it takes."""
    sample = _sizes(words["shape"])[1:]
    return {**words, "shape": str(sample)} if _are_too_many(words) and sample in _input_shapes(place) else None


def too_many_axes(_: Place, words: Words) -> Words | None:
    """Return the words where a layer got more axes than it takes."""
    return words if _are_too_many(words) else None


def _are_too_many(words: Words) -> bool:
    return int(words["have"]) > int(words["want"])


def _input_shapes(place: Place) -> list[tuple[int | None, ...]]:
    """Return the shapes in the answer's calls of keras.Input that stand there as figures or as an array's own."""
    shapes: list[ast.expr] = []
    for node in ast.walk(place.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="Input") | ast.Name(id="Input"), args=args, keywords=keywords):
                shapes += [*args, *(keyword.value for keyword in keywords if keyword.arg == "shape")]
    literal = [ast.literal_eval(shape) for shape in shapes if _is_literal(shape)]
    return [*literal, *(shape for node in shapes if (shape := _shape_of_array(place, node)))]


def _shape_of_array(place: Place, node: ast.expr) -> tuple[int, ...]:
    """Return the shape that `x.shape` stands for where x is an array or a tensor; empty for everything else."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr="shape"):
            array = place.names.get(name)
            return tuple(array.shape) if isinstance(array, np.ndarray | tf.Tensor) else ()
    return ()


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Tuple) and all(isinstance(one, ast.Constant) for one in node.elts)
