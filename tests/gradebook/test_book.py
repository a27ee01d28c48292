"""The gradebook keeps every result, finds it again, and counts over a class."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta, timezone

import pytest

from grader.gradebook import Count, Student, open_gradebook
from grader.model import Late, Level, Outcome
from tests.gradebook.samples import broken, failed, passed, result, with_mistake
from tests.render import samples


def test_all_that_was_kept_is_there_after_the_file_is_opened_again(tmp_path):
    late = Late(2, 1.6, "2 days late: graded out of 40")
    given = result(passed(), failed(), name="mueller.zip", student=Student("Änne Müller", "0042", "a@uni.example"),
                   submitted=datetime(2026, 3, 1, 23, 59, tzinfo=timezone(timedelta(hours=1))), late=late)
    with open_gradebook(tmp_path) as book:
        number = book.add(given)

    with open_gradebook(tmp_path) as book:
        (kept,), report = book.current(), book.report(number)

    assert report == given.report
    assert (kept.id, kept.key, kept.name, kept.assignment) == (number, given.key, "mueller.zip", "backprop")
    assert (kept.student, kept.late, kept.final) == (given.student, late, 1.6)
    assert kept.submitted == given.submitted and kept.graded == datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
    assert (kept.score, kept.max_score, kept.seconds) == (4.0, 8.0, 4.25)
    assert (kept.level, kept.scope) == (Level.CONTAINED, "all")
    assert {outcome for outcome, number in kept.counts.items() if number} == {Outcome.PASSED, Outcome.FAILED}


def test_nothing_known_about_the_student_and_the_time_stays_unknown(book):
    book.add(result())

    (kept,) = book.current()

    assert (kept.student, kept.submitted, kept.late) == (Student(), None, None)
    assert kept.final == kept.score == 4.0


def test_a_regrade_adds_a_row_and_the_history_keeps_the_first(book):
    first = book.add(result(failed()))
    second = book.add(result(passed()))

    assert [kept.id for kept in book.history("mueller")] == [first, second]
    assert [kept.id for kept in book.current()] == [second]
    assert book.report(first).checks[0].outcome is Outcome.FAILED


def test_the_history_is_of_one_submission_alone(book):
    book.add(result(name="mueller"))
    book.add(result(name="muellers"))

    assert [kept.name for kept in book.history("mueller")] == ["mueller"]
    assert list(book.history("nobody")) == []


def test_two_assignments_in_one_folder_have_a_current_result_each(book):
    book.add(result(assignment="backprop"))
    book.add(result(assignment="conv2d"))

    assert [kept.assignment for kept in book.current()] == ["backprop", "conv2d"]
    assert [kept.assignment for kept in book.current("conv2d")] == ["conv2d"]


def test_the_latest_result_of_a_key_is_found(book):
    book.add(result(key="a" * 64))
    newest = book.add(result(key="a" * 64))
    book.add(result(key="b" * 64))

    assert book.latest("a" * 64).id == newest
    assert book.latest("c" * 64) is None


def test_two_submissions_of_the_same_content_are_told_apart_by_name(book):
    first = book.add(result(key="a" * 64, name="mueller"))
    book.add(result(key="a" * 64, name="schmidt"))

    assert book.latest("a" * 64, "mueller").id == first
    assert book.latest("a" * 64, "weber") is None


def test_a_broken_result_is_kept_and_is_not_done(book):
    book.add(result(broken(), passed("backward")))

    kept = book.latest(result().key)

    assert not kept.done and kept.score is None and kept.counts[Outcome.BROKEN] == 1


def test_a_result_that_waits_for_a_person_is_done_with_an_open_score(book):
    book.add(result(samples.result(outcome=Outcome.AWAITING, points=None)))

    kept = book.latest(result().key)

    assert kept.done and kept.score is None


def test_why_it_is_late_and_since_when_is_kept(book):
    late = Late(2, 1.6, "2 days late", "extension (1 day more): due 2026-03-02", "2026-03-01T23:59:00+01:00",
                "2026-03-04T12:00:00+01:00")
    book.add(result(late=late))

    (kept,) = book.current()

    assert kept.late == late


def test_the_same_work_handed_in_again_is_of_the_later_time(book):
    first, later = (datetime(2026, 3, day, 12, tzinfo=timezone.utc) for day in (1, 4))
    number = book.add(result(submitted=first))
    book.adjust(number, Late(2, 1.6, "2 days late", "", "2026-03-01T23:59:00+00:00", later.isoformat()))

    (kept,) = book.current()

    assert kept.submitted == later


def test_a_later_adjustment_counts_and_the_result_is_as_it_was(book):
    number = book.add(result(late=Late(1, 2.8, "1 day late")))
    book.adjust(number, Late(0, 4.0, "extension until Friday: on time"))

    (kept,) = book.current()

    assert (kept.final, kept.late.words, kept.score) == (4.0, "extension until Friday: on time", 4.0)
    assert len(list(book.history("mueller"))) == 1


@pytest.mark.parametrize("name", ["a\udc80", "\ud800", "nul\0inside", "a\nb", "", "'); DROP TABLE results; --", "日本"])
def test_any_name_that_a_file_can_have_is_kept_as_it_is(book, name):
    book.add(result(name=name))

    (kept,) = book.history(name)

    assert kept.name == name == next(book.current()).name


def test_names_that_differ_only_in_what_cannot_be_written_do_not_fall_together(book):
    for name in ("a\udc80", "a\udc81", "a\ufffd", "a\\udc80"):
        book.add(result(name=name, key="k"))

    assert len(list(book.current())) == 4
    assert book.latest("k", "a\udc80").name == "a\udc80"


def test_more_rows_than_a_page_come_once_each_and_in_order(book, monkeypatch):
    monkeypatch.setattr("grader.gradebook.book._PAGE", 2)
    added = [book.add(result(name=f"s{number}")) for number in range(5)]

    assert [kept.id for kept in book.current()] == added


def test_a_walk_shows_the_book_as_it_was_when_it_began(book, monkeypatch):
    monkeypatch.setattr("grader.gradebook.book._PAGE", 1)
    first, second = book.add(result(name="a")), book.add(result(name="b"))

    walk = book.current()
    seen = [next(walk).id]
    for name in ("a", "b", "c"):
        book.add(result(name=name))

    assert seen + [kept.id for kept in walk] == [first, second]


def test_a_reader_in_the_middle_of_a_walk_does_not_keep_a_batch_from_writing(tmp_path, book, monkeypatch):
    monkeypatch.setattr("grader.gradebook.book._PAGE", 1)
    book.add(result(name="a"))
    book.add(result(name="b"))
    book._connection.execute("PRAGMA busy_timeout = 0")

    with open_gradebook(tmp_path, only_read=True) as reader:
        walk = reader.current()
        next(walk)
        added = book.add(result(name="c"))

    assert book.report(added).submission.name == "c"


def test_totals_are_of_the_newest_result_of_each_submission(book):
    book.add(result(failed(), name="a"))
    book.add(result(passed(), failed(id="backward"), name="a", late=Late(1, 2.8, "1 day late")))
    book.add(result(passed(), name="b"))
    book.add(result(broken(), name="c"))
    book.add(result(samples.result(outcome=Outcome.AWAITING, points=None), name="d"))

    totals = book.totals()

    assert (totals.results, totals.submissions) == (5, 4)
    assert (totals.scored, totals.broken, totals.awaiting) == (2, 1, 1)
    assert (totals.score, totals.max_score) == (8.0, 12.0)
    assert totals.final == pytest.approx(6.8)


def test_totals_of_an_empty_book_are_zero(book):
    totals = book.totals()

    assert (totals.results, totals.submissions, totals.score) == (0, 0, 0.0)


def test_totals_of_one_assignment_leave_the_others_out(book):
    book.add(result(assignment="backprop"))
    book.add(result(passed(), passed("backward"), assignment="conv2d"))

    totals = book.totals("conv2d")

    assert (totals.results, totals.submissions, totals.score) == (1, 1, 8.0)


def test_outcomes_are_counted_by_check_over_current_results(book):
    book.add(result(failed(id="forward"), name="a"))
    book.add(result(passed("forward"), name="a"))
    book.add(result(passed("forward"), name="b"))
    book.add(result(failed(id="forward"), name="c"))

    assert book.outcomes() == [Count("backprop", "forward", "failed", 1), Count("backprop", "forward", "passed", 2)]


def test_mistakes_are_counted_the_most_frequent_first(book):
    book.add(result(with_mistake("linear", "transposed"), name="a"))
    book.add(result(with_mistake("linear", "the bias is not added"), name="b"))
    book.add(result(with_mistake("linear", "the bias is not added"), name="c"))
    book.add(result(passed("linear"), name="d"))

    assert book.mistakes() == [Count("backprop", "linear", "the bias is not added", 2),
                               Count("backprop", "linear", "transposed", 1)]


def test_an_id_that_is_not_there_is_said(book):
    with pytest.raises(LookupError, match="no result 7"):
        book.report(7)


def test_a_time_without_a_zone_is_refused_and_nothing_is_kept(book):
    with pytest.raises(ValueError, match="no time zone"):
        book.add(result(submitted=datetime(2026, 3, 1)))

    assert book.totals().results == 0


def test_two_outcomes_for_one_check_are_refused_and_nothing_is_kept(book):
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        book.add(result(passed("forward"), failed(id="forward")))

    assert book.totals().results == 0
