"""What must never be in a bundle, and whether it is.

In: a bundle's files, and the texts that are kept back.  Out: one sentence for each leak, which names the file.  Pure.
Lines are compared without white space, capitals and comments of their own, so that an indented or reformatted copy is
found too, also in a comment; lines as trivial as `return x` or `with torch.no_grad():` are everybody's.

To teach it another leak: add a function to SCANS.
"""

from __future__ import annotations

import io
import keyword
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import yaml

from grader.questions.public import key_fields

_FEWEST = 4           # names, numbers and operators of a line that says something: "return A @ V" has three
_SHORTEST = 9         # and characters without white space: "N = len(X)" has eight
_TELLING = re.compile(r"\w+|[-+*/@%=<>&|^~!]+")
_SHORTEST_SECRET = 4


@dataclass(frozen=True)
class KeptBack:
    """What the bundle must not hold.

    solution: lines between the reference's markers.  edits: lines of the catalogue's edits.  hidden: names and
    docstrings of hidden checks.  secrets: the course's secret and its fingerprint.  paths: folders of this machine.
    public: lines that the template shows to everybody.  answers: texts of the questions' key.
    """

    solution: tuple[str, ...]
    edits: tuple[str, ...]
    hidden: tuple[str, ...]
    secrets: tuple[str, ...]
    paths: tuple[str, ...]
    public: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


def leaks(files: Mapping[str, bytes], kept_back: KeptBack) -> tuple[str, ...]:
    """Return what of `kept_back` is in `files` (path -> content), and which files cannot be looked into."""
    found: list[str] = []
    for path, body in sorted(files.items()):
        if path.endswith(".npz"):
            problem, body = _opened(body)
            found += [f"{path}: {problem}"] if problem else []
        text = body.decode("utf-8", "replace")
        found += dict.fromkeys(f"{path}: {what}" for scan in SCANS for what in scan(text, kept_back))
    return tuple(found)


def _opened(body: bytes) -> tuple[str, bytes]:
    """Return what is wrong with an .npz, and the bytes of all its arrays: a deflated text is found there too."""
    parts = []
    try:
        with np.load(io.BytesIO(body), allow_pickle=False) as arrays:
            for name in arrays.files:
                if arrays[name].dtype.kind not in "biufc":
                    return f"it holds {name}, an array of {arrays[name].dtype}; numbers alone may ship", body
                parts.append(name.encode() + b"\n" + arrays[name].tobytes())
    except Exception as error:   # whatever it is, it is no archive of plain arrays
        return f"it is no .npz that can be read without pickle ({error})", body
    return "", b"\n".join(parts)


def _solution(text: str, kept_back: KeptBack) -> Iterator[str]:
    for line in _copied(text, kept_back.solution, kept_back.public):
        yield f"a line of the solution: {line.strip()}"


def _edits(text: str, kept_back: KeptBack) -> Iterator[str]:
    for line in _copied(text, kept_back.edits, kept_back.public):
        yield f"a line of a mistake's edits: {line.strip()}"


def _hidden(text: str, kept_back: KeptBack) -> Iterator[str]:
    words = " ".join(text.split())
    for said in kept_back.hidden:
        said = " ".join(said.split())
        if said and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", words):
            yield f"of a hidden check: {said}"


def _secrets(text: str, kept_back: KeptBack) -> Iterator[str]:
    if any(len(secret) >= _SHORTEST_SECRET and secret in text for secret in kept_back.secrets):
        yield "the course's secret, or its fingerprint"     # which is not repeated here


def _paths(text: str, kept_back: KeptBack) -> Iterator[str]:
    for path in kept_back.paths:
        if path.strip("/") and re.search(rf"(?<![\w.]){re.escape(path)}(?![\w-])", text):
            yield f"a path of this machine: {path}"


def _answers(text: str, kept_back: KeptBack) -> Iterator[str]:
    words = " ".join(text.split())
    for said in kept_back.answers:
        said = " ".join(said.split())
        if re.search(rf"(?<![\w.]){re.escape(said)}(?!\w|\.\d)", words):
            yield f"of a question's key: {said}"


def _keys(text: str, _kept_back: KeptBack) -> Iterator[str]:
    """A field of a key may hold no more than `b`, which no search for texts would find."""
    if re.search(r"^questions:", text, re.MULTILINE):
        try:
            settings = yaml.safe_load(text)
        except yaml.YAMLError:
            yield "questions that cannot be read as YAML"
            return
        yield from (f"a question's key: questions.{field}" for field in key_fields(settings.get("questions")))


SCANS = (_solution, _edits, _hidden, _secrets, _paths, _answers, _keys)


def _copied(text: str, lines: Iterable[str], public: Iterable[str]) -> Iterator[str]:
    """Yield those of `lines` that a line of `text` holds, but for short ones and those that are public anyway."""
    there = "\n".join(_squeezed(line) for line in text.splitlines())
    known = "\n".join(_squeezed(line) for line in public)
    for line in lines:
        bare = _bare(line)
        if not _is_trivial(line) and bare not in known and bare in there:
            yield line


def _is_trivial(line: str) -> bool:
    code = re.sub(r"(^|\s)#.*", "", line)
    telling = [part for part in _TELLING.findall(code) if not keyword.iskeyword(part)]
    return len(telling) < _FEWEST or len(_bare(line)) < _SHORTEST


def _bare(line: str) -> str:
    """Return a line of code without white space, comment and capitals."""
    return _squeezed(re.sub(r"(^|\s)#.*", "", line))


def _squeezed(line: str) -> str:
    """Return a line without white space and capitals; with its comment, in which a copy may have been left."""
    return re.sub(r"\s+", "", line).lower()
