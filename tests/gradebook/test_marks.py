"""Marks come in and stay; the newest of an answer counts; nobody's is written over unseen."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from grader.errors import OperatorError
from grader.gradebook import Remark, Wish, open_gradebook, open_marks, schema
from tests.gradebook.samples import raw
from tests.marking.samples import awaiting, keep, mark, report


@pytest.fixture
def folder(tmp_path):
    """A folder whose gradebook holds one submission with one answer."""
    keep(tmp_path, report())
    return tmp_path


def give(folder, *wishes):
    with open_marks(folder) as marks:
        return marks.give(wishes)


def of_ada(folder):
    with open_marks(folder) as marks:
        return marks.of_submission("tiny", "ada")


def test_a_mark_comes_back_as_it_was_given_with_its_id(folder):
    wanted = mark(comment="Says how: ü.", ticked=("norm",), unmet=("example",))

    given = give(folder, Wish(wanted, 0))

    assert given.clashes == ()
    assert of_ada(folder) == [msgspec.structs.replace(wanted, id=1)] == list(given.marks)


def test_names_that_utf8_cannot_hold_come_back_as_they_were(tmp_path):
    odd = report(name="m\udcfcller")
    keep(tmp_path, report())

    give(tmp_path, Wish(mark(odd), 0))

    with open_marks(tmp_path) as marks:
        assert [one.name for one in marks.of_submission("tiny", "m\udcfcller")] == ["m\udcfcller"]


def test_the_newest_mark_counts_and_the_older_one_stays(folder):
    first = give(folder, Wish(mark(points=1.0), 0)).marks[0]
    give(folder, Wish(mark(points=2.0), first.id))

    assert [one.points for one in of_ada(folder)] == [2.0]
    with open_marks(folder) as marks:
        assert [one.points for one in marks.every()] == [1.0, 2.0]


def test_a_mark_whose_giver_has_not_seen_the_newest_is_refused_with_what_that_says(folder):
    give(folder, Wish(mark(points=1.0, by="Grace"), 0))

    given = give(folder, Wish(mark(points=4.0, by="Alan"), 0))

    assert [(clash.newest.by, clash.newest.points) for clash in given.clashes] == [("Grace", 1.0)]
    assert [one.points for one in of_ada(folder)] == [1.0]


def test_marks_of_another_answer_do_not_clash(folder):
    give(folder, Wish(mark(points=1.0), 0))

    given = give(folder, Wish(mark(report(awaiting(text="Another.")), points=4.0), 0))

    assert given.clashes == ()
    assert [one.points for one in of_ada(folder)] == [1.0, 4.0]


def test_of_several_marks_one_that_clashes_keeps_all_out(folder):
    give(folder, Wish(mark(), 0))

    given = give(folder, Wish(mark(report(name="bob")), 0), Wish(mark(points=1.0), 0))

    assert given.marks == () and len(given.clashes) == 1
    with open_marks(folder) as marks:
        assert len(marks.every()) == 1


def test_of_many_at_once_exactly_one_is_kept_and_the_others_are_told_of_it(folder):
    start = threading.Barrier(8)

    def attempt(points):
        start.wait()
        return give(folder, Wish(mark(points=float(points)), 0))

    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(attempt, [0, 1, 2, 3, 0, 1, 2, 3]))

    kept = [one.marks[0] for one in given if one.marks]
    assert len(kept) == 1
    assert {one.clashes[0].newest for one in given if one.clashes} == set(kept)


def test_marks_are_given_while_a_batch_holds_the_lock(folder):
    with open_gradebook(folder) as book:
        give(folder, Wish(mark(points=2.0), 0))

        assert [one.points for one in book.marks.of_submission("tiny", "ada")] == [2.0]


def test_comments_are_told_by_how_many_answers_have_them_now(folder):
    for name, comment in (("a", "Units?"), ("b", "Units?"), ("c", "Why?"), ("d", "Old.")):
        give(folder, Wish(mark(report(name=name), comment=comment), 0))
    give(folder, Wish(mark(report(name="d"), comment=""), 4))

    with open_marks(folder) as marks:
        assert marks.remarks("tiny", "why") == [Remark("Units?", 2), Remark("Why?", 1)]
        assert marks.remarks("tiny", "other") == []


def test_a_gradebook_of_the_first_version_is_brought_up_to_date_with_its_results(tmp_path):
    with raw(tmp_path) as connection:
        schema.bring_up(connection, schema.VERSIONS[:1])
        connection.execute("INSERT INTO batches (host, process, started) VALUES ('h', 1, 't')")

    assert give(tmp_path, Wish(mark(), 0)).clashes == ()

    with raw(tmp_path) as connection:
        assert connection.execute("SELECT host FROM batches").fetchone() == ("h",)


def test_a_mark_of_the_third_version_has_no_lines_that_are_not_met(tmp_path):
    with raw(tmp_path) as connection:
        schema.bring_up(connection, schema.VERSIONS[:3])
        connection.execute("""INSERT INTO marks (assignment, name, question, answer, points, comment, ticked, marker,
            given)
            VALUES ('tiny', 'ada', 'why', 'd', 1, '', '[{"id": "norm", "says": "It.", "points": 1}]', 'G', 't')""")
        connection.commit()

    (old,) = of_ada(tmp_path)

    assert ([one.id for one in old.ticked], old.unmet) == (["norm"], ())


def test_where_there_is_no_gradebook_none_is_made(tmp_path):
    with pytest.raises(OperatorError, match="There is no gradebook in"):
        open_marks(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_salt_is_drawn_once_for_each_gradebook(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    keep(other, report())

    salts = []
    for each in (folder, folder, other):
        with open_marks(each) as marks:
            salts.append(marks.salt())

    assert salts[0] == salts[1] != salts[2] and len(salts[0]) == 16


def test_a_mark_is_found_through_an_index_and_not_by_walking_through_all(folder):
    wanted = msgspec.structs.asdict(mark())
    with raw(folder) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM marks WHERE assignment = ? AND question = ? AND name = ? AND answer = ?",
            [wanted[name] for name in ("assignment", "question", "name", "answer")]).fetchall()

    assert any("USING INDEX marks_by_answer" in step[3] for step in plan)
