"""grader/wire/frames.py: many bodies in one stream."""

from __future__ import annotations

import struct

import pytest

from grader.wire import MAX_ANSWER, MAX_FRAME, PREFIX, WireError, frame_length, framed


class Huge(bytes):
    """Says that it is longer than any frame without being so."""

    def __len__(self) -> int:
        return MAX_FRAME + 1


@pytest.mark.parametrize("body", [b"", b"a", bytes(70_000)])
def test_a_frame_is_its_length_and_its_body(body):
    frame = framed(body)

    assert frame_length(frame[:PREFIX]) == len(body)
    assert frame[PREFIX:] == body


def test_a_body_beyond_the_cap_is_not_framed():
    with pytest.raises(WireError, match=str(MAX_FRAME + 1)):
        framed(Huge())


@pytest.mark.parametrize("claimed", [MAX_FRAME + 1, 2**63, 2**64 - 1])
def test_a_length_beyond_the_cap_is_a_wire_error(claimed):
    with pytest.raises(WireError, match=str(claimed)):
        frame_length(struct.pack("<Q", claimed))


def test_the_longest_frame_is_allowed():
    assert frame_length(struct.pack("<Q", MAX_FRAME)) == MAX_FRAME


def test_an_answer_may_be_shorter_only():
    with pytest.raises(WireError, match=str(MAX_ANSWER)):
        frame_length(struct.pack("<Q", MAX_ANSWER + 1), MAX_ANSWER)
