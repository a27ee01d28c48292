"""Libraries are named as they are imported; a name that cannot be is told with the one to write."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from grader.errors import AuthorError, OperatorError
from grader.sandbox.libraries import require_installed, require_libraries, versions_of

FILE = Path("assignments/tiny/assignment.yaml")


def test_a_library_is_found_under_the_name_that_it_is_imported_by():
    require_libraries(("numpy", "sklearn", "json", "numpy.linalg"), FILE)

    assert versions_of(("sklearn", "numpy.linalg", "json")) == {
        "numpy": metadata.version("numpy"), "sklearn": metadata.version("scikit-learn")}


@pytest.mark.parametrize(("name", "told"), [
    ("sklaern", "'sklaern' cannot be imported here; did you mean `sklearn`?"),
    ("scikit-learn", "'scikit-learn' cannot be imported here.  .*: write sklearn"),
    ("scikit_learn", "'scikit_learn' cannot be imported here.  .*: write sklearn"),
    ("", "'' cannot be imported here.  Install it, or correct the name"),
])
def test_a_library_that_cannot_be_imported_is_told_with_its_file_field_and_remedy(name, told):
    with pytest.raises(AuthorError, match=f"^assignments/tiny/assignment.yaml: libraries: {told}"):
        require_libraries(("numpy", name), FILE)


def test_whoever_has_a_bundle_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr("grader.sandbox.libraries.find_spec", lambda name: None if name == "torch" else name)

    with pytest.raises(OperatorError, match=r"needs PyTorch, which is not installed.  Type: pip install torch$"):
        require_installed(("numpy", "torch.nn"))
