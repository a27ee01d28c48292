"""The table of formats: complete, and each entry does what it says."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import grader.export
from grader.export import EXPORTERS, Exported
from grader.export.classroom50 import ENVIRONMENT
from tests.render import samples

from .samples import overview

NAMES = [exporter.name for exporter in EXPORTERS]


def test_names_are_unique_and_each_has_its_document():
    document = Path(grader.export.__file__).parents[2] / "docs" / "exports.md"

    assert len(set(NAMES)) == len(NAMES)
    text = document.read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in text] == []


@pytest.mark.parametrize("exporter", EXPORTERS, ids=NAMES)
def test_an_exporter_takes_what_it_says_and_gives_a_text(exporter):
    noun = overview() if exporter.takes == "class" else samples.report(samples.result(), samples.failed())

    exported = exporter.export(noun, **{option: option for option in exporter.environment})

    assert isinstance(exported, Exported) and exported.text.endswith("\n")
    assert "." in exporter.file and "/" not in exporter.file


@pytest.mark.parametrize("exporter", EXPORTERS, ids=NAMES)
def test_the_options_are_those_of_the_function(exporter):
    first, *rest = inspect.signature(exporter.export).parameters

    assert list(exporter.options) == rest
    assert first == {"class": "overview", "submission": "report"}[exporter.takes]


def test_only_classroom_50_needs_the_environment():
    assert {exporter.name: exporter.environment for exporter in EXPORTERS if exporter.environment} == {
        "classroom50": ENVIRONMENT}
