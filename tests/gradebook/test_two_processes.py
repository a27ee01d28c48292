"""One batch at a time writes; a dead one stands in nobody's way; readers are always welcome."""

from __future__ import annotations

import re

import pytest

from grader.errors import OperatorError
from grader.gradebook import open_gradebook
from tests.gradebook.samples import result


def test_a_second_batch_is_refused_and_told_who_is_writing(tmp_path, start_adder):
    other = start_adder(count=1)
    assert [other.stdout.readline() for _ in range(2)] == ["open\n", "1\n"]

    with pytest.raises(OperatorError) as refused:
        open_gradebook(tmp_path)

    assert f"Another batch is writing into {tmp_path} (process {other.pid} on " in str(refused.value)
    assert re.search(r"since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00\)", str(refused.value))


def test_a_killed_batch_lets_the_next_one_in_at_once(tmp_path, start_adder):
    other = start_adder(count=1)
    assert [other.stdout.readline() for _ in range(2)] == ["open\n", "1\n"]

    other.kill()
    other.wait(timeout=30)

    with open_gradebook(tmp_path) as book:
        assert book.add(result()) == 2


def test_a_batch_that_ended_lets_the_next_one_in(tmp_path, start_adder):
    other = start_adder(count=1)
    said, _ = other.communicate(timeout=60)

    with open_gradebook(tmp_path) as book:
        assert said == "open\n1\n"
        assert book.totals().results == 1


def test_a_second_batch_in_the_same_process_is_refused_too(tmp_path, book):
    with pytest.raises(OperatorError, match="Another batch"):
        open_gradebook(tmp_path)

    with pytest.raises(OperatorError, match="Another batch"):  # the refusal has not freed the lock
        open_gradebook(tmp_path)


def test_a_reader_sees_what_is_kept_while_a_batch_writes(tmp_path, start_adder):
    other = start_adder(count=3)
    assert [other.stdout.readline() for _ in range(4)] == ["open\n", "1\n", "2\n", "3\n"]

    with open_gradebook(tmp_path, only_read=True) as book:
        assert [kept.id for kept in book.history("mueller")] == [1, 2, 3]


def test_of_batches_that_start_at_once_on_a_new_folder_one_makes_it_and_the_others_are_refused(tmp_path, start_adder):
    names = ["a", "b", "c"]
    batches = [start_adder(name, count=2) for name in names]
    first = [batch.stdout.readline() for batch in batches]

    opened = [name for name, said in zip(names, first) if said == "open\n"]

    assert len(opened) == 1 and sum("Another batch is writing" in said for said in first) == 2
    writer = batches[names.index(opened[0])]
    writer.communicate(timeout=60)
    with open_gradebook(tmp_path) as book:
        assert [kept.name for kept in book.history(opened[0])] == opened * 2
        assert book.totals().results == 2
