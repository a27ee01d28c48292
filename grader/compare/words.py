"""Say in one or two sentences how an answer differs.

In: Comparison.  Out: plain text for the student.
Pure.  With reveal=False (a hidden check) the text holds the kind and the rough size of the error: no expected value,
no value of the answer, no position, no length of an axis, and no figure that an answer could be chosen to write a
hidden case into.  Text from the answer is shown escaped and cut.

To word a new kind of difference: add its function, and its line in _SENTENCES.
"""

from __future__ import annotations

from typing import Any

from grader.compare.comparison import Comparison
from grader.compare.figures import pair_words, rough_beside_zero, rough_words, shape_words, short_words

MAX_TEXT = 60


def describe(comparison: Comparison, *, reveal: bool) -> str:
    """The message for a comparison; reveal=True also tells values, positions and shapes (public checks)."""
    text = _SENTENCES[comparison.kind](comparison, reveal)
    if comparison.part:
        text = f"{key_words(comparison.part, reveal)}: {text}"
    if comparison.also_wrong:
        text += f" Also wrong: {key_words(comparison.also_wrong, reveal)}."
    return text


def _equal(c: Comparison, reveal: bool) -> str:
    return f"All {c.total} values agree." if c.total != 1 else "The value agrees."


def _type(c: Comparison, reveal: bool) -> str:
    shape = f" of shape {shape_words(c.expected_shape)}" if reveal and c.expected_shape else ""
    return f"The result is {c.note}, expected {c.wanted}{shape}."


def _keys(c: Comparison, reveal: bool) -> str:
    if not c.missing:
        return f"The result holds {c.note if reveal else 'another number'}, expected {c.wanted}."
    # Names such as "W1" stand in the handout; a key of another type may be part of a hidden case.
    if reveal or all(type(key) is str for key in c.missing):
        return f"Missing from the result: {key_words(c.missing, reveal)}."
    return f"{c.wrong} of {c.total} keys {'is' if c.wrong == 1 else 'are'} missing from the result."


def _shape(c: Comparison, reveal: bool) -> str:
    actual, expected = c.actual_shape, c.expected_shape
    if reveal:
        return f"The shape is {shape_words(actual)}, expected {shape_words(expected)}."
    if len(actual) != len(expected):
        return f"The shape is wrong: the result has {_axes(len(actual))}, expected {len(expected)}."
    wrong = [str(axis) for axis, (a, e) in enumerate(zip(actual, expected)) if a != e]
    where = f"axes {', '.join(wrong[:-1])} and {wrong[-1]}" if len(wrong) > 1 else f"axis {wrong[0]}"
    return f"The shape is wrong along {where}."


def _dtype(c: Comparison, reveal: bool) -> str:
    return f"The result holds {c.note}, expected {c.wanted}."


def _nonfinite(c: Comparison, reveal: bool) -> str:
    if not reveal:
        return f"{_share(c)} not finite." if c.note else f"{_share(c)} wrong."
    what = f"{_count(c, 'is', 'are')} not finite ({c.note})" if c.note else _count(c, "differs", "differ")
    there = f"yours {c.actual_value}, expected {c.expected_value}"
    return f"{what}. First at {list(c.position)}: {there}." if c.position else f"{what}: {there}."


def _values(c: Comparison, reveal: bool) -> str:
    if c.largest_absolute is None:
        return _plain(c, reveal)
    if not reveal:
        return f"{_share(c)} wrong; {_size(c)}."
    yours, expected = pair_words(c.actual_value, c.expected_value, c.largest_absolute)
    there = f"yours {yours}, expected {expected}, allowed {short_words(c.allowed)}"
    if not c.position:
        return f"The value differs: {there}."
    return (f"{_count(c, 'differs', 'differ')} (shape {shape_words(c.expected_shape)}). "
            f"Largest at {list(c.position)}: {there}.")


_SENTENCES = {"equal": _equal, "type": _type, "keys": _keys, "shape": _shape, "dtype": _dtype,
              "nonfinite": _nonfinite, "values": _values}


def _plain(c: Comparison, reveal: bool) -> str:
    if not reveal:
        return "The value differs."
    return f"The value differs: yours {_text(c.actual_value)}, expected {_text(c.expected_value)}."


def _count(c: Comparison, one: str, many: str) -> str:
    noun = "value" if c.total == 1 else "values"
    return f"{c.wrong} of {c.total} {noun} {one if c.wrong == 1 else many}"


def _share(c: Comparison) -> str:
    if c.wrong == c.total:
        return "The value is" if c.total == 1 else "All values are"
    return "Most values are" if 2 * c.wrong > c.total else "Some values are"


def _size(c: Comparison) -> str:
    if c.scale and c.scale > (c.allowed or 0.0):   # else 0 is expected, which is no size to measure by
        return f"the largest error is {rough_words(c.largest_absolute / c.scale)}"
    return f"the largest error is {rough_beside_zero(c.largest_absolute)}"


def _axes(count: int) -> str:
    return "1 axis" if count == 1 else f"{count} axes"


def _text(value: str | bytes) -> str:
    return ascii(value[:MAX_TEXT]) + ("..." if len(value) > MAX_TEXT else "")


def key_words(keys: tuple[Any, ...], reveal: bool) -> str:
    """Name keys and places as a student knows them: "W1", "item 0"; what may be part of a hidden case is not told."""
    return ", ".join(_name(key, reveal) for key in keys)


def _name(key: Any, reveal: bool) -> str:
    if type(key) is str:
        return key
    return f"item {key}" if reveal or type(key) is int else "one item"
