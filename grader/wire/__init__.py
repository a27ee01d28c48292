"""The language between checker and worker: a closed set of plain values, framed and capped.

SHARED by the trusted and the untrusted side; imports nothing of ours.  No pickle, no eval, no type that can run code.

    values.py     one value <-> bytes: a JSON header that gives the structure, raw buffers for the numbers
    messages.py   what is asked and what is answered, as such values
    frames.py     many bodies in one stream of bytes
"""

from grader.wire.frames import MAX_ANSWER, MAX_FRAME, PREFIX, frame_length, framed
from grader.wire.messages import LIBRARY, STUDENT, Answer, AnswerKind, Op, Request, SourceLine
from grader.wire.values import Caps, Handle, Refused, WireError, decode, encode, printable

__all__ = [
    "LIBRARY", "MAX_ANSWER", "MAX_FRAME", "PREFIX", "STUDENT", "Answer", "AnswerKind", "Caps", "Handle", "Op",
    "Refused", "Request", "SourceLine", "WireError", "decode", "encode", "frame_length", "framed", "printable",
]
