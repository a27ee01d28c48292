"""A signed report verifies as it was written, and not when one character of it means something else."""

from __future__ import annotations

import base64
import json
import math

import pytest

from grader.errors import OperatorError
from grader.model import Curve
from grader.render import from_json, to_json
from grader.signing import Verdict, new_key, signed, verify
from tests.render.samples import curves, failed, report, shown

PRIVATE, PUBLIC = new_key()
SIGNED = to_json(signed(report(failed(message="Grüße\ud800 ## ", output="\x1b[31m")), PRIVATE))


def test_a_signed_report_is_valid():
    verdict, why = verify(SIGNED, PUBLIC)

    assert verdict is Verdict.VALID and "not changed" in why


def test_a_report_with_gaps_in_its_pictures_is_valid():
    gap = Curve("training", (0.0, 1.0), (math.nan, 1.0))

    made = signed(report(pictures=shown(curves(gap))), PRIVATE)

    assert verify(to_json(made), PUBLIC)[0] is Verdict.VALID


def test_a_report_that_was_read_and_written_again_is_valid():
    assert verify(to_json(from_json(SIGNED)), PUBLIC)[0] is Verdict.VALID


def test_other_blanks_and_another_order_of_names_change_nothing():
    turned = dict(reversed(json.loads(SIGNED).items()))

    assert verify(json.dumps(turned, ensure_ascii=True), PUBLIC)[0] is Verdict.VALID


def with_change(**changes) -> str:
    return json.dumps(json.loads(SIGNED) | changes)


@pytest.mark.parametrize("text", [
    with_change(score=4.0), with_change(score=None), with_change(level="strict"), with_change(warnings=["x"]),
    with_change(added_later=True), SIGNED.replace("mueller.py", "mayer.py", 1),
    json.dumps({name: value for name, value in json.loads(SIGNED).items() if name != "notes"})])
def test_any_change_makes_it_invalid(text):
    verdict, why = verify(text, PUBLIC)

    assert verdict is Verdict.INVALID and "changed" in why


def test_another_key_makes_it_invalid():
    verdict, why = verify(SIGNED, new_key()[1])

    assert verdict is Verdict.INVALID and "another key" in why


def test_another_key_that_takes_the_courses_name_is_invalid():
    forged = json.loads(to_json(signed(report(), new_key()[0])))
    forged["signature"]["key"] = json.loads(SIGNED)["signature"]["key"]

    assert verify(json.dumps(forged), PUBLIC)[0] is Verdict.INVALID


def test_the_signature_of_another_report_is_invalid():
    taken = json.loads(to_json(report())) | {"signature": json.loads(SIGNED)["signature"]}

    assert verify(json.dumps(taken), PUBLIC)[0] is Verdict.INVALID


def test_a_report_without_a_signature_is_unsigned():
    assert verify(to_json(report()), PUBLIC)[0] is Verdict.UNSIGNED


@pytest.mark.parametrize("signature", [
    {}, [], "yes", 1, {"algorithm": "none", "key": "", "value": ""},
    json.loads(SIGNED)["signature"] | {"algorithm": "none"}, json.loads(SIGNED)["signature"] | {"more": "x"},
    json.loads(SIGNED)["signature"] | {"value": "not base64!"}, json.loads(SIGNED)["signature"] | {"value": 3},
    json.loads(SIGNED)["signature"] | {"value": base64.b64encode(bytes(64)).decode()}])
def test_a_signature_of_a_wrong_form_is_invalid(signature):
    assert verify(with_change(signature=signature), PUBLIC)[0] is Verdict.INVALID


@pytest.mark.parametrize("text", [
    "", "no JSON", "[]", "{}", '{"schema": "other/v1"}', "[" * 100_000, '{"schema": "grader/report/v1", "x": NaN}'])
def test_what_is_no_report_is_told(text):
    with pytest.raises(OperatorError, match="no report of grader"):
        verify(text, PUBLIC)


def test_a_name_that_occurs_twice_is_refused_since_readers_would_differ():
    twice = SIGNED.replace('"score":', '"score": 100, "score":', 1)

    with pytest.raises(OperatorError, match="twice"):
        verify(twice, PUBLIC)
