"""Keys are taken from where they belong, refused where they are none, and never repeated."""

from __future__ import annotations

import os

import pytest

from grader.errors import OperatorError
from grader.model import Level
from grader.signing import KEY_FILE, VARIABLE, key_for, new_key, signed, verify
from tests.render.samples import report

PRIVATE, PUBLIC = new_key()


@pytest.fixture(autouse=True)
def no_key(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)


def test_two_keys_differ():
    assert new_key()[0] != PRIVATE


def test_the_key_of_the_environment_is_taken_and_no_later_process_inherits_it(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, PRIVATE + "\n")

    assert key_for(tmp_path, Level.STRICT) == PRIVATE
    assert VARIABLE not in os.environ


def test_the_key_of_the_courses_folder_is_taken(tmp_path):
    (tmp_path / KEY_FILE).write_text(PRIVATE + "\n")

    assert key_for(tmp_path, Level.CONTAINED) == PRIVATE


def test_without_a_key_the_remedy_is_named(tmp_path):
    with pytest.raises(OperatorError, match="grader keygen"):
        key_for(tmp_path, Level.STRICT)


def test_nothing_is_signed_where_student_code_could_read_the_key(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, PRIVATE)

    with pytest.raises(OperatorError, match="At level process"):
        key_for(tmp_path, Level.PROCESS)


@pytest.mark.parametrize("wrong", [PUBLIC, "ed25519-private:", "ed25519-private:AAAA", "ed25519-private:ü", "hunter2"],
                         ids=["public", "empty", "short", "no base64", "another text"])
def test_a_text_that_is_no_private_key_is_refused_and_not_repeated(tmp_path, monkeypatch, wrong):
    monkeypatch.setenv(VARIABLE, wrong)

    with pytest.raises(OperatorError, match="not a private key") as told:
        key_for(tmp_path, Level.STRICT)
    assert wrong == "ed25519-private:" or wrong not in str(told.value)


def test_a_private_key_in_the_place_of_the_public_one_is_refused_and_not_repeated():
    with pytest.raises(OperatorError, match="not a public key") as told:
        verify("{}", PRIVATE)
    assert PRIVATE not in str(told.value)


def test_a_public_key_signs_nothing():
    with pytest.raises(OperatorError, match="not a private key"):
        signed(report(), PUBLIC)
