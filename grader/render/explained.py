"""A check's explanation as plain text, for formats that show it as it is.

In: a CheckResult.  Out: the answer to a question, the message, who gave the points, the likely mistake, what to try,
what student code printed; clean and bounded.
"""

from __future__ import annotations

from grader.model import CheckResult
from grader.render import words
from grader.render.clean import MOST_CHARACTERS, clean, clean_line


def explained(result: CheckResult, limit: int = MOST_CHARACTERS) -> str:
    """Return the answer, the message, the diagnosis and the hint; each of at most `limit` characters; may be empty."""
    parts = [f"Your file: {clean_line(result.answer_file)}" if result.answer_file else "",
             f"Your answer: {clean(result.answer, limit)}" if result.answer else "",
             clean(result.message, limit), clean_line(words.marked(result)) if result.marked else ""]
    if result.diagnosis:
        parts.append(f"{words.how_sure(result.diagnosis)}: {clean(words.likely(result.diagnosis), limit)}")
        hint = words.sentence(clean(result.diagnosis.hint, limit))
        parts.append(f"Try: {hint}" if hint else "")
    return "\n".join(part for part in parts if part)


def with_output(result: CheckResult, limit: int = MOST_CHARACTERS) -> str:
    """Return `explained`, followed by what student code printed."""
    printed = f"Your code printed:\n{clean(result.output, limit)}" if result.output else ""
    return "\n\n".join(part for part in (explained(result, limit), printed) if part)
