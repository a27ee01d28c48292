"""A report of a batch's folder is what the gradebook says, whatever stands in the file."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from grader.batch.one import kept_report
from grader.cli import main
from grader.errors import OperatorError
from grader.gradebook import Wish, open_marks
from tests.marking.samples import awaiting, make_folder, mark, report


@pytest.fixture
def path(tmp_path, monkeypatch):
    """The report.json of ada, in a batch's folder."""
    monkeypatch.delenv("GRADER_COURSE", raising=False)
    return make_folder(tmp_path, names=("ada",))[1] / "reports" / "ada" / "report.json"


def give(folder):
    with open_marks(folder) as marks:
        marks.give([Wish(mark(report(awaiting(text="The answer of number 1.")), points=3.0), 0)])


def test_a_mark_counts_before_the_file_is_written_again(path):
    give(path.parents[2])

    assert kept_report(path, None).score == 3.0


def test_an_export_is_not_of_what_somebody_wrote_into_the_file(path):
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**told, "title": "Forged"}), encoding="utf-8")

    done = CliRunner().invoke(main, ["export", "markdown", str(path)])

    assert done.exit_code == 0 and "Forged" not in done.output and told["title"] in done.output


def test_a_report_in_another_place_is_the_file_itself(path, tmp_path):
    copy = tmp_path / "report.json"
    copy.write_bytes(path.read_bytes())

    assert kept_report(copy, None) is None


def test_a_report_without_a_result_is_refused(path):
    foreign = path.parent.with_name("eve") / "report.json"
    foreign.parent.mkdir()
    foreign.write_bytes(path.read_bytes())

    with pytest.raises(OperatorError, match="no result of eve"):
        kept_report(foreign, None)
