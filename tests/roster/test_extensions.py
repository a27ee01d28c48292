"""Who has more time is read from a table, for one assignment or for all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import OperatorError
from grader.late import Extension, read_time, read_zone
from grader.roster import Roster, extension_for, read_extensions
from tests.roster.people import ADA, KURT

BERLIN = read_zone("Europe/Berlin")


def extensions(folder, text: str, assignments=("backprop", "conv2d"), **more):
    file = folder / "extensions.csv"
    file.write_text(text, encoding="utf-8")
    return read_extensions(file, Roster((ADA, KURT)), assignments, **more)


def test_extensions_are_read_for_one_assignment_or_for_all(tmp_path):
    found = extensions(tmp_path, "id,assignment,days,hours,until\n1001,,2,,\n1001,conv2d,,36,\n"
                                 "kgoedel,backprop,,,2026-12-05 12:00\n", zone=BERLIN)

    assert extension_for(found, ADA, "backprop") == Extension(days=2)
    assert extension_for(found, ADA, "conv2d") == Extension(hours=36)
    assert extension_for(found, KURT, "backprop") == Extension(until=read_time("2026-12-05 12:00", BERLIN))
    assert extension_for(found, KURT, "conv2d") is None


def test_a_row_finds_its_student_as_a_submission_does(tmp_path):
    found = extensions(tmp_path, "student id;name;days\n;Kurt Godel;1\nada@uni.example;;3\n")

    assert {key: extension.days for (key, _), extension in found.items()} == {"1002": 1, "1001": 3}


@pytest.mark.parametrize("row, told", [
    ("7,,2,,", "line 2: whose is it? nobody in the roster"),
    ("1001,backprob,2,,", 'line 2: there is no assignment "backprob"; there are: backprop, conv2d'),
    ("1001,,2,,\n1001,,3,,", "line 3: a second extension of the same for 1001"),
    ("1001,,,,", "line 2: write whole days, hours, or both"),
    ("1001,,1.5,,", "line 2: write whole days, hours, or both"),
    ("1001,,2,,2026-12-05", "line 2: write whole days, hours, or both"),
    ("1001,,-2,,", 'line 2: days is "-2".  Write a number from 0 to 366'),
    ("1001,,two,,", 'line 2: days is "two"'), ("1001,,,1e9,", 'line 2: hours is "1e9"'),
    ("1001,,,,5.12.2026", 'line 2: "5.12.2026" is no date and time'),
    ("1001,,,,2026-12-05 12:00", "line 2: .* has no time zone"),
])
def test_a_wrong_extension_is_told_with_its_line(tmp_path, row, told):
    with pytest.raises(OperatorError, match=told.replace("?", r"\?")):
        extensions(tmp_path, f"id,assignment,days,hours,until\n{row}\n")


def test_an_extension_that_was_read_moves_a_deadline(tmp_path):
    due = read_time("2026-11-30 23:59", BERLIN)

    found = extensions(tmp_path, "login,days\nADA,2\n")

    assert extension_for(found, ADA, "backprop").of(due) - due == timedelta(days=2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text('nameid,;"\t\n\r é0', max_size=80).map(str.encode),
                 st.text(max_size=40).map(lambda text: f"name,id,days\n{text}".encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_extensions_or_refused_in_words(tmp_path, data):
    file = tmp_path / "any.csv"
    file.write_bytes(data)

    try:
        read_extensions(file, Roster((ADA, KURT)), ("backprop",), BERLIN)
    except OperatorError as error:
        assert str(file) in str(error)
