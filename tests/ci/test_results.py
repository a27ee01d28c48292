"""Each service finds its files where it looks for them, and never an older one."""

from __future__ import annotations

import json
import os

import jsonschema
import pytest

from grader.ci.results import remove_old_results, write_results
from grader.ci.service import Service
from grader.errors import OperatorError
from grader.model import Outcome
from tests.ci.test_github import remark
from tests.export.schemas import CLASSROOM50
from tests.render.samples import failed, report, result

COMMON = {"report.html", "report.json", "junit.xml", "summary.md"}
CLASSROOM = {"CLASSROOM": "nn-2026", "ASSIGNMENT": "backprop", "SUBMISSION_TAG": "submit/2026-10-01T10-00-00Z",
             "COMMIT_URL": "https://example.org/c", "RELEASE_URL": "https://example.org/r"}


@pytest.mark.parametrize("service, more", [
    (Service.NONE, set()), (Service.GITHUB, set()), (Service.GITLAB, {"gl-code-quality-report.json"})])
def test_the_folder_holds_the_files_of_the_service(tmp_path, service, more):
    write_results(report(failed()), (remark(),), service, tmp_path / "out", tmp_path, {})

    assert {path.name for path in (tmp_path / "out").iterdir()} == COMMON | more


def test_github_gets_summary_and_outputs_where_its_variables_say(tmp_path):
    environment = {"GITHUB_STEP_SUMMARY": str(tmp_path / "s"), "GITHUB_OUTPUT": str(tmp_path / "o")}

    write_results(report(failed()), (), Service.GITHUB, tmp_path / "out", tmp_path, environment)

    assert "0 / 4" in (tmp_path / "s").read_text(encoding="utf-8")
    assert (tmp_path / "o").read_text().startswith("score<<")


def test_classroom_50_gets_its_result_where_the_command_runs_and_keeps_its_outputs(tmp_path):
    environment = {**CLASSROOM, "GITHUB_OUTPUT": str(tmp_path / "o")}

    write_results(report(failed()), (), Service.CLASSROOM50, tmp_path / "out", tmp_path, environment)

    jsonschema.validate(json.loads((tmp_path / "result.json").read_text()), CLASSROOM50)
    assert "0 / 4" in (tmp_path / "release-body.md").read_text(encoding="utf-8")
    assert not (tmp_path / "o").exists()


def test_an_open_score_leaves_no_result_for_classroom_50(tmp_path):
    open_report = report(result(outcome=Outcome.BROKEN, points=None))

    write_results(open_report, (), Service.CLASSROOM50, tmp_path / "out", tmp_path, CLASSROOM)

    assert not (tmp_path / "result.json").exists() and (tmp_path / "out" / "report.json").exists()


def test_results_that_were_committed_are_gone_before_anything_is_graded(tmp_path):
    for path in (tmp_path / "result.json", tmp_path / "out" / "report.json", tmp_path / "mine.py"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("forged")

    remove_old_results(Service.CLASSROOM50, tmp_path / "out", tmp_path)

    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["mine.py"]


def test_a_result_json_is_a_students_own_file_for_other_services(tmp_path):
    (tmp_path / "result.json").write_text("mine")

    remove_old_results(Service.GITHUB, tmp_path / "out", tmp_path)

    assert (tmp_path / "result.json").read_text() == "mine"


def test_a_folder_in_the_place_of_a_result_is_told(tmp_path):
    (tmp_path / "report.json").mkdir()

    with pytest.raises(OperatorError, match="report.json cannot be removed"):
        remove_old_results(Service.NONE, tmp_path, tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="an ordinary user of Windows makes no links")
def test_a_link_in_the_place_of_a_result_is_not_followed(tmp_path):
    (tmp_path / "precious").write_text("keep")
    (tmp_path / "result.json").symlink_to(tmp_path / "precious")

    write_results(report(failed()), (), Service.CLASSROOM50, tmp_path / "out", tmp_path, CLASSROOM)

    assert (tmp_path / "precious").read_text() == "keep"
    assert not (tmp_path / "result.json").is_symlink()
