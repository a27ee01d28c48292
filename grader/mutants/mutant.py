"""One small wrong variant of a reference: a noun, frozen and complete."""

from __future__ import annotations

import os

import msgspec

_WIDTH = 60      # a fragment's characters in the one-line description


class Mutant(msgspec.Struct, frozen=True):
    """A reference file with one change.  `before` and `after` are texts of the two files; `after` may be empty."""

    id: str              # "backprop-45-axis": function, line, operator, and a number from the second of its kind on
    operator: str        # the kind of the change: "axis", "dropped-term"
    function: str        # where: the enclosing def, with its class: "TwoLayerNet.loss"
    line: int            # 1-based, the first changed line in the reference
    before: str
    after: str
    source: str          # the whole mutated file

    @property
    def description(self) -> str:
        """The change on one line: "line 45: axis=0 -> axis=1", or "line 45: keepdims=True dropped"."""
        before, after = " ".join(self.before.split()), " ".join(self.after.split())
        skipped = _shared_words(before, after)
        change = f"{_cut(before, skipped)} -> {_cut(after, skipped)}" if after else f"{_cut(before, 0)} dropped"
        return f"line {self.line}: {change}"


def _shared_words(before: str, after: str) -> int:
    """How many characters of a long start that both texts share can be left out: whole words, or none."""
    length = os.path.commonprefix([before, after]).rfind(" ") + 1
    return length if length > _WIDTH // 2 else 0


def _cut(text: str, skipped: int) -> str:
    """`text` without its first `skipped` characters, and not much more than _WIDTH of the others."""
    shown = text[skipped:]
    shown = shown if len(shown) <= _WIDTH else shown[:_WIDTH - 4] + " ..."
    return "... " + shown if skipped else shown
