"""The desk: several may sit at it at once, and it sees what batches and other desks have done."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from grader.errors import OperatorError
from grader.gradebook import Mark
from grader.marking import Typed
from grader.serve.desk import Asks, ReadingDesk, Refused
from tests.marking.samples import awaiting, keep, report


def first(desk):
    return desk.place("tiny", "why", desk.queues()[0].first)


def give(desk, place, points):
    return desk.give(place, Asks(place.answer.digest, place.mark.id if place.mark else 0, Typed(points)))


def test_who_gave_the_mark_and_which_submission_has_it_is_told_on(folder):
    heard = []
    desk = ReadingDesk(folder, None, "Grace", lambda *told: heard.append(told))

    given = give(desk, place := first(desk), 3.0)

    assert given.by == "Grace" and heard == [("tiny", place.answer.name)]


def test_a_refused_mark_is_not_told_on(folder):
    heard = []
    desk = ReadingDesk(folder, None, "Grace", lambda *told: heard.append(told))

    assert isinstance(give(desk, first(desk), 5.0), Refused) and heard == []


def test_of_many_at_one_desk_one_gives_the_mark_and_the_others_see_it(desk):
    place, start = first(desk), threading.Barrier(6)

    def attempt(points):
        start.wait()
        return give(desk, place, points)

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(attempt, [0.0, 1.0, 2.0, 3.0, 4.0, 0.5]))

    kept = [one for one in results if isinstance(one, Mark)]
    assert len(kept) == 1
    assert {one.newest for one in results if isinstance(one, Refused)} == set(kept)


def test_answers_that_a_batch_adds_are_seen_without_a_new_start(desk, folder):
    before = desk.queues()[0].total

    keep(folder, report(awaiting(text="I am late."), name="late"))

    assert (before, desk.queues()[0].total) == (3, 4)


def test_the_place_in_the_queue_is_told(desk):
    place = first(desk)
    walked = [place]
    while walked[-1].after:
        walked.append(desk.place("tiny", "why", walked[-1].after))

    assert [(one.number, one.total) for one in walked] == [(1, 3), (2, 3), (3, 3)]
    assert [one.before for one in walked] == ["", walked[0].alias, walked[1].alias]


def test_the_next_that_awaits_is_sought_from_the_beginning_after_the_last(desk):
    last = desk.place("tiny", "why", desk.place("tiny", "why", first(desk).after).after)

    assert last.next == first(desk).alias


def test_there_is_no_place_for_what_nobody_answered(desk):
    assert desk.place("tiny", "why", "s-0000000000") is None


def test_a_folder_without_a_gradebook_is_refused(tmp_path):
    with pytest.raises(OperatorError, match="There is no gradebook"):
        ReadingDesk(tmp_path, None, "Grace")
