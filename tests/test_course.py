"""The course is found from any folder below, and its secret stays secret."""

from __future__ import annotations

import pytest

from grader.course import find_course
from grader.errors import AuthorError, OperatorError
from tests.tiny_course import DEMONSTRATION, make_course, write


@pytest.fixture(autouse=True)
def no_settings_of_the_operator(monkeypatch):
    """The operator's own variables must not decide these tests."""
    monkeypatch.delenv("GRADER_SECRET", raising=False)
    monkeypatch.delenv("GRADER_COURSE", raising=False)


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
    write(tmp_path / "course.yaml", "name: A\ndemonstration_secret: b\nlate: c\n")

    with pytest.raises(AuthorError, match="course.yaml: .*unknown field `late`"):
        find_course(tmp_path)
