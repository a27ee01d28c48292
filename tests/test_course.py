"""The course is found from any folder below, and its secret stays secret."""

from __future__ import annotations

import pytest

from grader.course import find_course
from grader.errors import AuthorError, OperatorError
from grader.late import NoPenalty, PerDay, Steps
from grader.roster import Columns
from tests.tiny_course import DEMONSTRATION, make_course, write


@pytest.fixture(autouse=True)
def no_settings_of_the_operator(monkeypatch):
    """The operator's own variables must not decide these tests."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    monkeypatch.delenv("GRADER_COURSE", raising=False)


def course_that_says(folder, *lines):
    """Return the course, with one assignment called `tiny`, whose course.yaml also has these lines."""
    make_course(folder)
    write(folder / "course.yaml", "\n".join(("name: A", "demonstration_secret: b", *lines)))
    return find_course(folder)


def test_a_course_is_found_from_a_folder_below(tmp_path):
    make_course(tmp_path)

    course = find_course(tmp_path / "assignments" / "tiny" / "checks")

    assert (course.folder, course.name, course.assignment_ids()) == (tmp_path.resolve(), "Tiny course", ("tiny",))


def test_a_course_can_be_named_by_the_environment(tmp_path, monkeypatch):
    make_course(tmp_path / "course")
    monkeypatch.setenv("GRADER_COURSE", str(tmp_path / "course"))

    assert find_course(tmp_path).folder == (tmp_path / "course").resolve()


def test_a_folder_named_by_hand_wins_over_nothing_above_it(tmp_path):
    with pytest.raises(OperatorError, match="--course FOLDER"):
        find_course(tmp_path)


def test_an_unknown_assignment_is_told_with_the_ones_there_are(tmp_path):
    course = make_course(tmp_path)

    with pytest.raises(OperatorError, match="no assignment `tinny` .* there are: tiny"):
        course.assignment_folder("tinny")


@pytest.mark.parametrize("trick", ["../assignments/tiny", ".", "", "tiny/checks"])
def test_an_assignments_id_is_no_path(tmp_path, trick):
    course = make_course(tmp_path)

    with pytest.raises(OperatorError):
        course.assignment_folder(trick)


def test_without_a_secret_the_demonstration_secret_is_used_and_says_so(tmp_path):
    secret = make_course(tmp_path).secret

    assert (secret.key, secret.demonstration) == (DEMONSTRATION.encode(), True)


def test_a_secret_of_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    make_course(tmp_path)
    write(tmp_path / ".grader-secret", "from the file\n")
    assert find_course(tmp_path).secret.key == b"from the file"

    monkeypatch.setenv("GRADER_SECRET", "from the environment")

    assert find_course(tmp_path).secret.key == b"from the environment"
    assert not find_course(tmp_path).secret.demonstration


def test_an_empty_secret_file_is_refused(tmp_path):
    make_course(tmp_path)
    write(tmp_path / ".grader-secret", " \n")

    with pytest.raises(OperatorError, match="is empty"):
        find_course(tmp_path)


def test_a_fingerprint_tells_secrets_apart_and_holds_nothing_of_them(tmp_path, monkeypatch):
    make_course(tmp_path)
    fingerprints = []
    for secret in ("first secret", "other secret"):
        monkeypatch.setenv("GRADER_SECRET", secret)
        fingerprints.append(find_course(tmp_path).secret.fingerprint)

    assert fingerprints[0] != fingerprints[1]
    assert all(len(fingerprint) == 8 and "secret" not in fingerprint for fingerprint in fingerprints)


def test_a_course_file_with_an_unknown_field_is_refused_by_name(tmp_path):
    with pytest.raises(AuthorError, match="course.yaml: .*unknown field `latte`"):
        course_that_says(tmp_path, "latte: c")


def test_a_course_without_deadlines_has_none(tmp_path):
    course = make_course(tmp_path)

    assert (dict(course.deadlines), course.time_zone, course.roster) == ({}, None, Columns())


@pytest.mark.parametrize("written, due", [
    ("2026-11-30 23:59", "2026-11-30T23:59:00+01:00"),
    ("2026-11-30 23:59:30", "2026-11-30T23:59:30+01:00"),
    ("2026-11-30", "2026-11-30T23:59:59+01:00"),
    ("2026-07-01T12:00:00Z", "2026-07-01T14:00:00+02:00"),
    ("2026-07-01 12:00 America/New_York", "2026-07-01T18:00:00+02:00"),
])
def test_a_deadline_is_a_time_in_the_courses_zone_however_yaml_reads_it(tmp_path, written, due):
    course = course_that_says(tmp_path, "time_zone: Europe/Berlin", f"deadlines: {{tiny: {written}}}")

    assert course.deadlines["tiny"].due.isoformat() == due


def test_an_assignment_has_the_courses_late_policy_unless_it_has_its_own(tmp_path):
    late = ("time_zone: UTC", "deadlines: {tiny: 2026-11-30}",
            "late: {policy: steps, out_of: [70, 40], grace_minutes: 5}")
    own = "late_for: {tiny: {policy: percentage, percent: 10, of: possible, floor: 30}}"

    courses = course_that_says(tmp_path, *late).deadlines["tiny"].policy
    assignments = course_that_says(tmp_path, *late, own).deadlines["tiny"].policy

    assert courses == Steps(out_of=(70, 40), grace_minutes=5)
    assert assignments == PerDay(percent=10, of="possible", floor=30)


def test_without_a_policy_a_deadline_costs_nothing(tmp_path):
    course = course_that_says(tmp_path, "time_zone: UTC", "deadlines: {tiny: 2026-11-30}")

    assert course.deadlines["tiny"].policy == NoPenalty()


def test_the_rosters_columns_can_be_named(tmp_path):
    assert course_that_says(tmp_path, "roster: {id: Matrikel}").roster == Columns(id="Matrikel")


@pytest.mark.parametrize("line, told", [
    ("deadlines: {tiny: 2026-11-30 23:59}", "deadlines.tiny: .* has no time zone.  Write time_zone: Europe/Berlin"),
    ("deadlines: {tiny: 5}", "deadlines.tiny is 5.\n  Write a date and a time: tiny: 2026-11-30 23:59"),
    ("deadlines: {tiny: soon}", 'deadlines.tiny: "soon" is no date and time'),
    ("deadlines: {tinny: 2026-11-30 Z}", "deadlines.tinny: there is no such assignment; there are: tiny"),
    ("late_for: {tinny: {policy: none}}", "late_for.tinny: there is no such assignment; there are: tiny"),
    ("time_zone: Berlin", 'time_zone: "Berlin" is no time zone'),
    ("time_zone: '+01:00'", 'time_zone is "[+]01:00".\n  Write a place, as in time_zone: Europe/Berlin'),
    ("late: {policy: step, out_of: [70]}", "late.policy: Invalid value 'step'"),
    ("late: {policy: steps, out_of: [70, 140]}", r"late.out_of\[1\]: Expected `float` <= 100"),
    ("late: {policy: steps, out_of: [40, 70]}", "late: a later day is graded out of more"),
    ("late: {policy: none, out_of: [70]}", "late: .*unknown field `out_of`"),
    ("roster: {matrikel: id}", "roster: .*unknown field `matrikel`"),
])
def test_a_wrong_line_about_deadlines_or_the_roster_is_told_by_its_field(tmp_path, line, told):
    with pytest.raises(AuthorError, match=f"course.yaml: {told}"):
        course_that_says(tmp_path, line)
