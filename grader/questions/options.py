"""Choices: one option, or all that are right.

In: an answer, a Question of kind `choose` or `select`.  Out: the options' names, a Verdict.  Pure.
The share for `select` is (right ones selected - wrong ones selected) / right ones, at least 0: somebody who selects at
random gains nothing on average, and who selects all or none gets nothing.

An option is named by its name, or by its own words.  Names come first; where that would hide an option's words, its
author is told (`hidden_words`).
"""

from __future__ import annotations

import re
from typing import Union

from grader.questions.kinds import Question
from grader.questions.verdict import NotReadable, Verdict

RULE = "Each right choice counts, each wrong one takes one back; all or none earns nothing."
_BETWEEN = re.compile(r"[\s,;&+/|]+")
_AND = re.compile(r"\b(?:and|und|et)\b", re.IGNORECASE)
_MOST_CHARACTERS = 10_000     # of an answer: far more than all options with their words
_DECORATION = "()[]{}.:'\"`* "


def read(value: Union[str, tuple[str, ...]], question: Question) -> tuple[str, ...]:
    """Return the options that were chosen, in the order in which they are asked; raises NotReadable."""
    options = question.options
    texts = [value] if isinstance(value, str) else list(value)
    if sum(map(len, texts)) > _MOST_CHARACTERS:
        raise NotReadable(f"it is longer than {_MOST_CHARACTERS:,} characters; name options: {', '.join(options)}")
    chosen = [name for text in texts for name in _names(text, options)]
    if not chosen:
        raise NotReadable(f"it names none of the options {', '.join(options)}")
    if question.kind == "choose" and len(set(chosen)) > 1:
        raise NotReadable(f"it names {len(set(chosen))} options; choose one of {', '.join(options)}")
    return tuple(name for name in options if name in chosen)


def judged(chosen: tuple[str, ...], question: Question) -> Verdict:
    """Return the share of the points; of a wrong selection the message says how many choices are right."""
    right = [name for name in chosen if name in question.right]
    if question.kind == "choose":
        return Verdict(float(bool(right)), "" if right else "This is not the right one.")
    wrong = len(chosen) - len(right)
    share = max(0.0, (len(right) - wrong) / len(question.right)) if len(chosen) < len(question.options) else 0.0
    if share == 1.0:
        return Verdict(share)
    return Verdict(share, f"{_how_many(len(right), len(chosen))}  {RULE}")


def hidden_words(question: Question) -> str:
    """Return which option's words mean another option, "has the option 2 and says '2' at the option 1", or ""."""
    options = question.options
    for name, says in options.items():
        if (other := _one(says, options)) not in (name, None):
            return (f"says the same at the options {other} and {name}" if _by_name(says, options) is None else
                    f"has the option {other} and says {says!r} at the option {name}")
        if question.kind == "select" and len(names := _listed(says, options)) > 1:
            return f"has the options {' and '.join(names)} and says {says!r} at the option {name}"
    return ""


def _how_many(right: int, chosen: int) -> str:
    if chosen == 1:
        return f"Your one choice is {'right, and there are more' if right else 'not right'}."
    return f"{right} of your {chosen} choices are right."


def _names(text: str, options: dict[str, str]) -> list[str]:
    """Return the options that `text` names: by name, by the option's own words, several with signs between them."""
    if found := _one(text, options):
        return [found]
    return [name for part in _parts(text) for name in _one_or_letters(part, options)]


def _listed(text: str, options: dict[str, str]) -> list[str]:
    """Return the options that `text` lists by names and letters alone; none where anything else is in it."""
    try:
        return [name for part in _parts(text) for name in _one_or_letters(part, options)]
    except NotReadable:
        return []


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(_AND.sub(",", text)) if part.strip(_DECORATION)]


def _one_or_letters(part: str, options: dict[str, str]) -> list[str]:
    if found := _one(part, options):
        return [found]
    letters = [_one(letter, options) for letter in part.strip(_DECORATION)]
    if len(letters) > 1 and all(letters):
        return [letter for letter in letters if letter]
    raise NotReadable(f"`{part[:40]}` is none of the options {', '.join(options)}")


def _one(text: str, options: dict[str, str]) -> str | None:
    return _by_name(text, options) or _by_words(text, options)


def _by_name(text: str, options: dict[str, str]) -> str | None:
    plain = text.strip(_DECORATION).casefold()
    return next((name for name in options if plain == name.casefold()), None)


def _by_words(text: str, options: dict[str, str]) -> str | None:
    words = _words(text)
    return next((name for name, says in options.items() if words and words == _words(says)), None)


def _words(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
