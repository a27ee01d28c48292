"""A saved report is whole: both files, nothing half written, the old one replaced."""

import pytest

from grader.errors import OperatorError
from grader.render import from_json
from grader.report_files import save_report
from tests.render.samples import report, result


def test_both_files_are_written_into_a_new_folder(tmp_path):
    save_report(report(), tmp_path / "reports" / "alice")

    assert sorted(path.name for path in (tmp_path / "reports" / "alice").iterdir()) == ["report.html", "report.json"]
    assert from_json((tmp_path / "reports" / "alice" / "report.json").read_text(encoding="utf-8")) == report()


def test_a_second_report_replaces_the_first(tmp_path):
    second = report(result(title="Another check."))

    save_report(report(), tmp_path)
    save_report(second, tmp_path)

    assert from_json((tmp_path / "report.json").read_text(encoding="utf-8")) == second
    assert len(list(tmp_path.iterdir())) == 2


def test_a_lone_surrogate_of_student_output_can_be_saved(tmp_path):
    save_report(report(result(message="\udcff", output="\ud800")), tmp_path)

    assert (tmp_path / "report.html").stat().st_size > 0


def test_a_folder_that_is_a_file_is_the_callers_error_and_stays(tmp_path):
    (tmp_path / "taken").write_text("mine")

    with pytest.raises(OperatorError, match="cannot be saved in .*taken: File exists.*--save"):
        save_report(report(), tmp_path / "taken")

    assert (tmp_path / "taken").read_text() == "mine"
