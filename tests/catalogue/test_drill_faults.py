"""Every fault of a drill is refused with its line, its value and a remedy."""

import pytest
from catalogue_samples import DRILL, line_of, read, spoilt

from planner.catalogue.reader import read_drill_text
from planner.errors import ContentError

# ruff: noqa: E501 - a table, one fault a line
# What is spoilt, into what, the passage whose line is named (in the spoilt text), and what the message says.
FAULTS = [
    # The head
    ('title = "Double a tensor"\n', "", "+++", "title is missing: add it, a string."),
    ('"Double a tensor"', '" "', "title", "title is ' ': write one line of text."),
    ('"Double a tensor"', "7", "title", "title is 7: write a string."),
    ('["tensors"]', "[]", "skills", "skills is empty: name at least one."),
    ('["tensors"]', '"tensors"', "skills", "skills is 'tensors': write a list."),
    ('["tensors"]', '["tensors", "tensors"]', "skills", "skills holds 'tensors' twice"),
    ('["tensors"]', '["Tensors"]', "skills", "skills holds 'Tensors': an id is lowercase"),
    ('["tensors"]', "[1]", "skills", "skills holds 1: write strings"),
    ("minutes = 2", "minutes = 0", "minutes", "minutes is 0: write a number above 0, 60 at most."),
    ("minutes = 2", "minutes = nan", "minutes", "minutes is nan: write a number above 0"),
    ("minutes = 2", "minutes = true", "minutes", "minutes is True: write a number."),
    ("limit = 12.5", "limit = 121", "limit", "limit is 121: write a number above 0, 120 at most."),
    ("minutes = 2", "minuts = 2", "minuts", "minuts is not a known key: remove it. Did you mean minutes?"),
    ("minutes = 2", 'minutes = 2\n"my key" = 2', '"my key"', "'my key' is not a known key: remove it."),
    ("minutes = 2", "minutes = 2 2", None, "is not valid TOML: Expected newline or end of document after a statement (at line 4,"),
    ('["doubled", "double"]', '["doubled", "double", "2x"]', "answer", "answer holds '2x', which is no Python name"),
    ('["doubled", "double"]', '["doubled", "double", "class"]', "answer", "answer holds 'class', which is no Python name"),
    ('["doubled", "double"]', '["doubled", "double", "tripled"]', "answer", "answer names 'tripled', which neither Given nor Solution defines"),
    # The figures
    ("size = [2, 3]", "size = []", "size = []", "variants.size is []: write a list of figures"),
    ("size = [2, 3]", "size = 2", "size = 2", "variants.size is 2: write a list of figures"),
    ("size = [2, 3]", "size = [2, 2]", "size = [", "variants.size holds 2 twice"),
    ("size = [2, 3]", "size = [2, inf]", "size = [", "variants.size holds inf: a figure is a number between"),
    ("size = [2, 3]", "size = [2, nan]", "size = [", "variants.size holds nan: a figure is a number between"),
    ("size = [2, 3]", "size = [2, [3]]", "size = [", "variants.size holds [3]: a figure is a number, a string"),
    ("size = [2, 3]", 'size = [2, ""]', "size = [", "variants.size holds '': a figure is one line of text."),
    ("size = [2, 3]", "size = [2]", "[variants]", "a drill has 4 to 1,000 variants, and this one has 2"),
    ("size = [2, 3]", f"size = {list(range(501))}", "[variants]", "and this one has 1,002"),
    ("size = [2, 3]", "size = [2, 3]\nrate = [1, 2]", "[variants]", "variants.rate is never used: write $rate"),
    ("size = [2, 3]", 'size = [2, 3]\n"a-b" = [1, 2]', '"a-b"', "variants.a-b can't be written as $a-b"),
    ("of $size numbers", "of $sise numbers", "Build", "the prompt asks for $sise, which [variants] doesn't hold"),
    ("of $size numbers", "of $sise numbers", "Build", "Did you mean size?"),
    ("costs $$0", "costs $0", "Build", "the prompt holds a stray $: write $$ for the sign itself."),
    ("The idea.", "The idea: ${size} or\n$shape.", "$shape", "a hint asks for $shape"),
    ("tf.$kind)", "tf.$dtype)", "x = tf.ones", "Given asks for $dtype"),
    ("(tf.ones($size),)", "(tf.ones($sizes),)", "double = [", "inputs.double asks for $sizes"),
    ("size = [2, 3]", "size = [2, 3]\ntitle = []", "title = []", "variants.title is []: write a list of figures"),
    # The inputs
    ("(draw.normal(size=2),)", "(draw.normal(", "double = [", "which is no expression ('(' was never closed)"),
    ("(draw.normal(size=2),)", "x = (1,)", "double = [", "inputs.double holds 'x = (1,)', which is no expression"),
    ("(draw.normal(size=2),)", "[1, 2]", "double = [", "inputs.double holds '[1, 2]', which is no tuple: write ([1, 2],)."),
    ("double = [\"", "triple = [\"", "triple = [", "inputs.triple is for a name that answer doesn't hold: add it there."),
    ('["(tf.ones($size),)", "(draw.normal(size=2),)"]', "[]", "double = []", "inputs.double is []: write tuples as strings"),
    ('"(draw.normal(size=2),)"', "3", "double = [", "write tuples as strings"),
    # The sections
    ("Build `doubled`: **twice** the tensor `x` of $size numbers, which costs $$0.\n", "", "\n\n## Hint\nThe", "there is no prompt"),
    ("## Hint\nThe idea.\n\n## Hint\n```python\ndoubled = ___\n```\n", "", None, "a drill has at least one hint"),
    ("The idea.\n", "\n", "## Hint", "this hint is empty"),
    ("## Given", "## Givens", "## Givens", "the heading 'Givens' is none of Hint, Given, Solution, Check, Accept: title"),
    ("## Given", "## Givens", "## Givens", "Did you mean Given?"),
    ("## Solution", "## Answer", None, "a drill has a solution: add ## Solution"),
    ("## Given", "## Hint ##\nfirst\n\nSetext\n---\n\n## Given", "Setext", "'Setext' makes a heading of another kind"),
    ("The idea.", "### The idea", "### The", "'### The idea' makes a heading of another kind"),
    ("## Accept: addition", "## Solution", None, "the heading 'Solution' stands on line"),
    ("## Accept: addition", "## Reject value: addition", None, "a drill has at least 1 Accept section, this one 0: add more."),
    ("## Reject value: squared", "## Accept: squared", None, "a drill has at least 3 Reject sections, this one 2: add more."),
    ("## Reject value: squared", "## Reject: squared", "## Reject: squared", "'Reject: squared' is none of"),
    ("## Reject value: squared", "## Reject valeu: squared", "## Reject valeu", "Reject names the rule 'valeu', which there isn't. Did you mean value?"),
    ("## Given\n```python", "## Given\n```", "```\nimport", "the block of Given is '': begin it with ```python."),
    ("## Given\n```python", "## Given\nLook:\n```python", "## Given", "Given holds text beside its code"),
    ("## Given\n```python", "## Given\n```python\ny = 1\n```\n```python", "## Given", "Given holds 2 fenced blocks: write one"),
    ("```python\nresult = x * 2\n```", "    result = x * 2", "## Reject name-missing", "Reject name-missing: another name holds 0 fenced blocks"),
    ("result = x * 2\n", " \n", "```python\n \n", "the block of Reject is empty"),
    ("result = x * 2\n```\n", "result = x * 2\n", "```python\nresult", "this fence never ends: close it with ```."),
    ("```python\nresult = x * 2\n```\n", "```", None, "this fence never ends: close it with ```."),
    # The code
    ("result = x * 2", "result = x *\n# ...", "result = x *", "Reject is no Python (invalid syntax): mend this line."),
    ("    return x * 2\n", "    return x * 2\n   oops\n", "   oops", "Solution is no Python (unindent does not match"),
    ("doubled = x + x", "doubled = $kind x", "doubled = int", "Accept is no Python"),
    ('"int32", "float32"', '"int32", "in t"', "x = tf.ones", "Given is no Python (invalid syntax"),
    ("The idea.", "Type `doubled = x*2`, then\n`def double(x):` and `return x * 2`.", "## Hint\nType", "this hint holds the whole solution"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "passage", "message"), FAULTS)
def test_a_fault_is_refused_with_its_line_and_remedy(old: str, new: str, passage: str | None, message: str) -> None:
    text = spoilt(old, new)
    with pytest.raises(ContentError) as refusal:
        read(text)
    faults = [line for line in str(refusal.value).split("\n") if message in line]
    assert faults, str(refusal.value)
    if passage is not None:
        at = line_of(passage, text.replace("$kind x", "int x"))
        assert faults[0].startswith(f"drills/basics/double.md:{at}: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "drills/basics/double.md:1: doesn't begin with front matter"),
        ("Build it.", "doesn't begin with front matter: put title, skills, minutes and answer between two lines"),
        ("+++\ntitle = 1\n", "drills/basics/double.md:1: the front matter never ends: close it with a line of +++."),
        ("+++\n+++", "drills/basics/double.md:1: skills is missing"),
        (DRILL.replace("Double a", "\ud800"), "can't be written as UTF-8"),
    ],
)  # fmt: skip
def test_a_text_without_the_form_of_a_drill_is_refused(text: str, message: str) -> None:
    with pytest.raises(ContentError) as refusal:
        read(text)
    assert message in str(refusal.value)


def test_all_faults_of_a_drill_are_told_at_once_in_the_order_of_their_lines() -> None:
    text = spoilt("minutes = 2", "minutes = -1").replace("## Given", "## Gives").replace("Reject dtype", "Reject type")
    text = text.replace("The idea.", "")
    with pytest.raises(ContentError) as refusal:
        read(text)
    lines = [int(line.split(":")[1]) for line in str(refusal.value).split("\n")]
    assert lines == [line_of(passage) for passage in ("minutes", "## Hint", "## Given", "## Reject dtype")]


@pytest.mark.parametrize(
    ("drill_id", "topic", "message"),
    [
        ("Double", "basics", "the drill's id is 'Double', not lowercase letters and digits joined by hyphens: rename"),
        ("a--b", "basics", "the drill's id is 'a--b'"),
        ("a_b", "basics", "the drill's id is 'a_b'"),
        ("double", "", "the topic is '', not lowercase letters and digits joined by hyphens: put the file"),
    ],
)
def test_id_and_topic_are_lowercase_words_joined_by_hyphens(drill_id: str, topic: str, message: str) -> None:
    with pytest.raises(ContentError) as refusal:
        read_drill_text(DRILL, drill_id=drill_id, topic=topic, name="x.md")
    assert message in str(refusal.value)


def test_a_huge_file_of_faults_is_told_in_a_few_lines() -> None:
    with pytest.raises(ContentError) as refusal:
        read(DRILL + "## Nothing\n" * 500)
    lines = str(refusal.value).split("\n")
    assert len(lines) == 21
    assert lines[-1] == "drills/basics/double.md: and more faults like these."


def test_a_number_too_large_to_show_is_still_refused() -> None:
    with pytest.raises(ContentError, match="minutes is too large to show"):
        read(spoilt("minutes = 2", f"minutes = 0x{'f' * 5000}"))
