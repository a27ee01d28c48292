from __future__ import annotations

import csv
import io
import json

import pytest

from grader.errors import OperatorError
from grader.similar import PAGE, Found, write_similar
from grader.similar.outputs import pairs_csv

from ..render.similar_samples import FIRST, SECOND, sample


def found(**changed):
    similarity = sample(**changed)
    pair = similarity.pairs[0]
    return Found(similarity, {pair.first: FIRST, pair.second: SECOND}, ())


def test_page_json_and_table_are_written_and_nothing_else(tmp_path):
    write_similar(tmp_path / "out", found())

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["similar.csv", PAGE, "similar.json"]
    told = json.loads((tmp_path / "out" / "similar.json").read_text(encoding="utf-8"))
    assert (told["schema"], told["pairs"][0]["first_share"]) == ("grader/similarity/v1", 0.834)
    assert "np.sum" not in json.dumps(told)


def test_a_row_is_a_pair():
    _head, row = csv.reader(io.StringIO(pairs_csv(sample())))

    assert row == ["anna", "boris", "83.4", "100", "8", "19", "yes"]


def test_a_name_that_a_spreadsheet_would_compute_is_harmless():
    _head, row = csv.reader(io.StringIO(pairs_csv(sample(first="=1+1"))))

    assert row[0] == "'=1+1"


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "out").write_text("a file")

    with pytest.raises(OperatorError, match="--out FOLDER"):
        write_similar(tmp_path / "out", found())
