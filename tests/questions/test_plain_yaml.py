"""Whatever an answers.yaml holds becomes plain texts, or one sentence with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.questions.plain_yaml import LARGEST, Entry, NotPlain, entries_of

_PIECES = st.sampled_from(["a", "gap", ": ", "\n", "  ", "- ", "[", "]", "{", "}", "&x ", "*x", "!", "!!str ", "|", ">",
                           "?",
                           '"', "'", "\\", "\\ud800", "%", "---", "...", "#", "\t", ",", "1", "<<: ", "\ufeff", "\x85"])


def complaint(data: bytes) -> str:
    with pytest.raises(NotPlain) as reason:
        entries_of(data)
    return str(reason.value)


def test_scalars_stay_the_texts_that_were_typed():
    data = b"a: no\nb: 1:30\nc: 33,130\nd: 2026-01-01\n"

    assert [entry.value for entry in entries_of(data)] == ["no", "1:30", "33,130", "2026-01-01"]


def test_a_list_becomes_texts_and_each_name_has_its_line():
    assert entries_of(b"# first\ngap: [1, '3']\nwords: |\n  one\n  two\n") == [
        Entry("gap", ("1", "3"), 2), Entry("words", "one\ntwo\n", 3)]


@pytest.mark.parametrize("data", [b"", b"# nothing yet\n", b"---\n"])
def test_an_empty_file_holds_nothing(data):
    assert entries_of(data) == []


@pytest.mark.parametrize(("data", "said"), [
    (b"a: 1\nb: &x 1\n", "line 2: anchors"),
    (b"a: *x\n", "line 1: anchors"),
    (b"a: 1\nb: !!python/object/apply:os.system [ls]\n", "line 2: tags"),
    (b"a: {b: c}\n", "line 1: an answer is a text"),
    (b"a:\n - [1]\n", "line 2: an answer is a text"),
    (b"- 1\n", "line 1: write a name"),
    (b"? [a]\n: b\n", "line 1: the name"),
    (b"a: 1\n---\nb: 2\n", "line 2: a second document"),
    (b"a: 1\nb: c: d\n", 'line 2: mapping values are not allowed here; a text with ": "'),
    (b"a: 1\n\tb: 2\n", "line 2: found character"),
    (b'a: 1\nb: "open\nc: 2\n', "line 2: a quote opens here and is not closed"),
    (b'a: "open\nb: 2\nc: "x"\n', "is open since a line above"),
    (b"a: 1\nb: [1, 2\nc: 3\n", "line 2: a bracket [ opens here and is not closed"),
    (b"a: |\nmy words\nb: 1\n", 'lines below a "|" are indented'),
    (b"a: 1\n\xff\n", "line 2: the file is no text in UTF-8"),
    (b"a: 1\nb: \x01\n", "line 2: a character that no text holds"),
    (b'a: "\\UFFFFFFFF"\n', "could not be read as YAML"),
])
def test_what_is_not_plain_is_told_with_its_line(data, said):
    assert said in complaint(data)


def test_a_file_that_is_too_large_is_not_read():
    assert "64 KiB" in complaint(b"a: " + b"b" * LARGEST)


def test_half_characters_become_ones_that_every_file_can_hold():
    (entry,) = entries_of(b'"n\\ud800": "a\\udfffb"\n')

    assert (entry.name + str(entry.value)).encode("utf-8") == b"n?a?b"


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.lists(_PIECES, max_size=40).map(lambda parts: "".join(parts).encode())))
def test_any_bytes_give_plain_texts_or_a_reason(data):
    try:
        found = entries_of(data)
    except NotPlain as reason:
        assert str(reason)
    else:
        texts = [text for entry in found for text in (entry.name, *([entry.value] if type(entry.value) is str
                                                                    else entry.value))]
        assert all(type(text) is str and text.encode("utf-8") is not None for text in texts)
