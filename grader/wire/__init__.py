"""The language between checker and worker: a closed set of plain values, framed and capped.

SHARED by the trusted and the untrusted side; imports nothing of ours.  No pickle, no eval, no type that can run code.

    language.py   which values there are, and how much one may hold
    encoding.py   one value -> bytes: a JSON header that gives the structure, raw buffers for the numbers
    decoding.py   bytes, hostile ones too, -> one value
    messages.py   what is asked and what is answered, as such values
    frames.py     many bodies in one stream of bytes
"""

from grader.wire.decoding import decode
from grader.wire.encoding import encode
from grader.wire.frames import MAX_ANSWER, MAX_FRAME, PREFIX, frame_length, framed
from grader.wire.language import Caps, Handle, Refused, WireError, printable
from grader.wire.messages import LIBRARY, STUDENT, Answer, AnswerKind, Op, Request, SourceLine

__all__ = [
    "LIBRARY", "MAX_ANSWER", "MAX_FRAME", "PREFIX", "STUDENT", "Answer", "AnswerKind", "Caps", "Handle", "Op",
    "Refused", "Request", "SourceLine", "WireError", "decode", "encode", "frame_length", "framed", "printable",
]
