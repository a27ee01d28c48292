from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.course import find_course
from grader.errors import OperatorError
from grader.similar import similar
from grader.similar.pairs import LOWEST_MARK

from ..tiny_course import make_course
from .texts import ANNA, BORIS, RENAMED, TEMPLATE, reordered, write_class

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def course(tmp_path):
    """A course whose template is TEMPLATE."""
    course = make_course(tmp_path / "course")
    folder = course.folder / "student_template" / "tiny"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tiny.py").write_text(TEMPLATE, encoding="utf-8")
    return course


def outliers(found):
    return {(pair.first, pair.second) for pair in found.similarity.pairs if found.similarity.is_outlier(pair)}


def compare(course, folder, also=(), **texts):
    return similar(course, "tiny", write_class(folder, "tiny.py", **texts), also=also)


@pytest.mark.parametrize("copy", [RENAMED, reordered(ANNA), reordered(RENAMED)],
                         ids=["renamed", "reordered", "both"])
def test_a_copy_is_found_and_independent_work_is_not(course, tmp_path, copy):
    found = compare(course, tmp_path / "class", anna=TEMPLATE + ANNA, boris=TEMPLATE + BORIS, copy=TEMPLATE + copy)

    assert outliers(found) == {("anna", "copy")}
    assert found.similarity.clusters == (("anna", "copy"),)
    assert found.texts.keys() >= {"anna", "copy"}


def test_submissions_that_are_the_template_are_not_compared(course, tmp_path):
    found = compare(course, tmp_path / "class", one=TEMPLATE, two=TEMPLATE, boris=TEMPLATE + BORIS)

    assert [(one.name, one.why) for one in found.similarity.left_out] == [
        (name, "it has no code of its own beside the template's") for name in ("one", "two")]
    assert found.similarity.clusters == ()


def test_code_of_the_handout_does_not_count(course, tmp_path):
    (course.folder / "assignments" / "tiny" / "README.md").write_text(f"Read:\n\n```python\n{ANNA}```\n")

    found = compare(course, tmp_path / "class", one=TEMPLATE + ANNA, two=TEMPLATE + ANNA)

    assert found.similarity.counted == 0
    assert [one.name for one in found.similarity.left_out] == ["one", "two"]


def test_the_plots_of_a_bundle_do_not_count(course, tmp_path):
    plots = (ROOT / "grader" / "plots" / "panels.py").read_text(encoding="utf-8")

    found = compare(course, tmp_path / "class", anna=TEMPLATE + ANNA + plots, boris=TEMPLATE + BORIS + plots)

    assert outliers(found) == set()


def test_identical_submissions_are_one_group_and_one_side_of_pairs(course, tmp_path):
    found = compare(course, tmp_path / "class", a=ANNA, b=ANNA, c=RENAMED)

    assert {one.name: one.same for one in found.similarity.compared} == {"a": ("b",), "c": ()}
    assert outliers(found) == {("a", "c")}
    assert found.similarity.clusters == (("a", "b", "c"),)


def test_earlier_years_are_compared_with_this_one_and_not_with_each_other(course, tmp_path):
    old = write_class(tmp_path / "2024", "tiny.py", dora=RENAMED, emil=reordered(RENAMED), frida=BORIS)

    found = compare(course, tmp_path / "class", also=[old], anna=ANNA)

    assert outliers(found) == {("anna", "2024/dora"), ("anna", "2024/emil")}
    assert found.similarity.counted == 3


def test_identical_submissions_of_an_earlier_year_are_no_news(course, tmp_path):
    old = write_class(tmp_path / "2024", "tiny.py", dora=BORIS, emil=BORIS)

    found = compare(course, tmp_path / "class", also=[old], anna=ANNA)

    assert found.similarity.clusters == ()
    assert all(one.same == () for one in found.similarity.compared)


def test_two_earlier_folders_of_one_name_keep_their_submissions_apart(course, tmp_path):
    olds = [write_class(tmp_path / year / "tiny", "tiny.py", dora=text) for year, text in
            [("2023", RENAMED), ("2024", BORIS)]]

    found = compare(course, tmp_path / "class", also=olds, anna=ANNA)

    assert [one.name for one in found.similarity.compared] == ["anna", "tiny/dora", "tiny-2/dora"]


def test_a_template_that_cannot_be_read_in_time_ends_the_command(course, tmp_path, monkeypatch):
    """Else everybody who kept the template would look like a copy."""
    monkeypatch.setattr("grader.similar.run.tokens_of", lambda texts, jobs, on_done: [None] * len(texts))

    with pytest.raises(OperatorError, match="template could not be read"):
        compare(course, tmp_path / "class", anna=ANNA)


def test_hostile_submissions_do_no_harm_to_the_others(course, tmp_path):
    trap = tmp_path / "trap"
    code = f"open({str(trap)!r}, 'w').write('was run')\n"

    found = compare(course, tmp_path / "class", anna=ANNA, copy=RENAMED, runs=code + BORIS, zeros=b"\0" * 5000,
                    huge=b"x = 1\n" * 9_000_000, deep=b"(" * 100_000, bom=b"\xff\xfe" * 999, broken=b"def (:\n'''")

    assert ("anna", "copy") in outliers(found)
    assert not trap.exists()
    assert {"huge"} <= {one.name for one in found.similarity.left_out}


def test_a_collection_of_one_has_no_pair_and_no_fault(course, tmp_path):
    found = compare(course, tmp_path / "class", anna=ANNA)

    assert (found.similarity.counted, found.similarity.pairs, found.similarity.mark) == (0, (), LOWEST_MARK)


@pytest.mark.parametrize("assignment_id", ["backprop", "conv2d", "train_loop", "two_layer_net"])
def test_independent_right_solutions_of_our_assignments_stay_below_the_mark(assignment_id, tmp_path):
    """The solutions of an assignment and its reference, none of which was made from another."""
    folder = tmp_path / "class"
    shutil.copytree(ROOT / "assignments" / assignment_id / "solutions", folder)
    shutil.copytree(ROOT / "reference" / assignment_id, folder / "reference")

    found = similar(find_course(ROOT), assignment_id, folder).similarity

    assert len(found.compared) >= 10
    assert found.outliers == 0
    assert max(pair.share for pair in found.pairs) < LOWEST_MARK
