from __future__ import annotations

import json

from grader.model import Submission, SubmittedFile
from grader.similar.code import LONGEST, LONGEST_NOTEBOOK, code_of, joined


def submission(main, **files):
    return Submission("anna", main, tuple(SubmittedFile(f"{name}.py", data) for name, data in files.items()))


def test_the_main_file_comes_first_and_others_have_their_path_above():
    code = code_of(submission("b.py", a=b"x = 1\n", b=b"y = 2\n"))

    assert code.files == ("b.py", "a.py")
    assert code.text == "y = 2\n\n\n# a.py\nx = 1\n"


def test_a_long_helper_is_left_out_and_the_main_file_is_compared():
    code = code_of(submission("a.py", a=b"x = 1\n", b=b"#" * LONGEST))

    assert code.files == ("a.py",)


def test_a_main_file_that_is_too_long_is_told():
    assert code_of(submission("a.py", a=b"#" * (LONGEST + 1))) == "a.py is longer than 200,000 bytes"


def test_a_submission_without_python_tells_what_intake_says():
    assert code_of(Submission("anna", None, (), problem="There is nothing.")) == "There is nothing."


def test_bytes_that_are_no_text_and_foreign_line_ends_become_plain_lines():
    text = joined([SubmittedFile("a.py", b"\xef\xbb\xbfx = 1\r\ny = '\xff'\rz = 3\x0c")])

    assert text == "x = 1\ny = '\ufffd'\nz = 3\n"


def notebook(*cells):
    return json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]}).encode()


def test_the_code_cells_of_a_notebook_are_compared():
    data = notebook("%matplotlib inline\nx = 1", "y = 2")
    code = code_of(Submission("anna", "a.ipynb", (SubmittedFile("a.ipynb", data),)))

    assert code.files == ("a.ipynb",)
    assert code.text == "pass  # %matplotlib inline\nx = 1\n\ny = 2"


def test_a_notebook_beside_a_script_does_not_count():
    files = (SubmittedFile("a.py", b"x = 1\n"), SubmittedFile("b.ipynb", notebook("y = 2")))

    assert code_of(Submission("anna", "a.py", files)).files == ("a.py",)


def test_bytes_that_are_no_notebook_are_told():
    code = code_of(Submission("anna", "a.ipynb", (SubmittedFile("a.ipynb", b"{"),)))

    assert code.startswith("a.ipynb is no readable notebook: it is no JSON text")


def test_a_notebook_full_of_pictures_is_told_to_be_cleared():
    big = SubmittedFile("a.ipynb", b" " * (LONGEST_NOTEBOOK + 1))

    assert "clear its outputs" in code_of(Submission("anna", "a.ipynb", (big,)))
