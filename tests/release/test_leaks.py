"""Each kind of leak is found, whatever file it hides in; what everybody may know is none."""

from __future__ import annotations

import io

import numpy as np
import pytest

from grader.release.leaks import KeptBack, leaks

LINE = "    hidden = np.maximum(0, X @ W1 + b1)    # (n, h)"
KEPT_BACK = KeptBack(
    solution=(LINE, "    return x"), edits=("Z = X @ W  # the bias is missing",),
    hidden=("test_other_sizes", "Works for other sizes: one example."), secrets=("s3cret of the course", "0a1b2c3d"),
    paths=("/somewhere/course",), public=("def forward(X, W1, b1):",))


def npz(**arrays):
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


@pytest.mark.parametrize(("text", "what"), [
    (LINE, "a line of the solution"),
    ("hidden=np.maximum( 0,X@W1 +b1 )", "a line of the solution"),
    ("`HIDDEN = np.maximum(0, X @ W1 + b1)`", "a line of the solution"),
    ("    # hidden = np.maximum(0, X @ W1 + b1)", "a line of the solution"),
    ("    raise NotImplementedError  # was: hidden = np.maximum(0, X @ W1 + b1)", "a line of the solution"),
    ("#hidden=np.maximum(0,X@W1+b1)  # (n, h)", "a line of the solution"),
    ("    # hidden = the maximum of 0 and X @ W1 + b1", ""),
    ("    Z  =  X @ W\nz=x@w#", ""),     # as short as everybody's
    ("def test_other_sizes(student):", "of a hidden check"),
    ("It works for other sizes:\none example.", ""),
    ("Works for other\n    sizes: one example.", "of a hidden check"),
    ("key: s3cret of the course", "the course's secret"),
    ("drawn with 0a1b2c3d", "the course's secret"),
    ('File "/somewhere/course/checks/x.py"', "a path of this machine: /somewhere/course"),
    ("/somewhere/courses", ""),
    ("return x", ""),
])
def test_a_text_is_searched_for_everything_that_is_kept_back(text, what):
    found = leaks({"a.md": text.encode()}, KEPT_BACK)

    assert [leak.startswith(f"a.md: {what}") for leak in found] == ([True] if what else [])


def test_a_line_of_a_mistakes_edits_is_found():
    kept_back = KeptBack((), ("hidden = relu(X @ W1 - b1)  # the sign",), (), (), ())

    found = leaks({"m.py": b"{'x': 'hidden = relu(X @ W1 - b1)'}"}, kept_back)

    assert [leak.partition(": hid")[0] for leak in found] == ["m.py: a line of a mistake's edits"]


def test_a_line_that_the_template_shows_is_no_leak():
    kept_back = KeptBack(("def forward(X, W1, b1):",), (), (), (), (), public=KEPT_BACK.public)

    assert leaks({"net.py": b"def forward(X, W1, b1):\n"}, kept_back) == ()


def test_a_line_that_the_template_shows_in_a_comment_is_no_leak():
    kept_back = KeptBack((LINE,), (), (), (), (), public=("    # as in: hidden = np.maximum(0, X @ W1 + b1)",))

    assert leaks({"net.py": b"# hidden = np.maximum(0, X @ W1 + b1)\n"}, kept_back) == ()


def test_the_secret_itself_is_not_repeated():
    assert "s3cret" not in leaks({"a.md": b"s3cret of the course"}, KEPT_BACK)[0]


def test_an_array_of_objects_is_refused():
    found = leaks({"expected.npz": npz(a=np.array([{"any": "object"}], object))}, KEPT_BACK)

    assert len(found) == 1 and "cannot be read without pickle" in found[0].replace("no .npz that can be", "cannot be")


def test_an_array_of_texts_is_refused():
    assert "numbers alone may ship" in leaks({"expected.npz": npz(a=np.array(["text"]))}, KEPT_BACK)[0]


def test_what_is_no_archive_is_refused():
    assert "it is no .npz" in leaks({"expected.npz": b"\x80\x04K\x01."}, KEPT_BACK)[0]


def test_a_text_inside_an_array_of_numbers_is_found():
    body = npz(a=np.frombuffer(b"s3cret of the course", np.uint8))

    assert "the course's secret" in leaks({"expected.npz": body}, KEPT_BACK)[0]


def test_arrays_of_numbers_are_no_leak():
    assert leaks({"expected.npz": npz(a=np.ones(3), b=np.arange(2))}, KEPT_BACK) == ()
