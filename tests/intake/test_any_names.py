"""Whatever names a collection holds: each is in an entry or in a note, and entries' names are unique and safe."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.intake import read_collection
from grader.intake.naming import safe_name
from tests.intake.exports import EXPORTS, WANTED
from tests.intake.zips import zip_of

_WORDS = st.one_of(st.text(max_size=8), st.sampled_from(
    ["ada", "Ada", "_", "LATE_", "1", "22", "_1_2_", "_17_assignsubmission_file_", "_assignsubmission_onlinetext_",
     "submission_", "submission_metadata.yml", "_attempt_2026-11-20-10-00-00", "cs-hw-", ".classroom50.yaml", "-1",
     ".py", ".zip", ".txt", "/", "tiny.py", "\x1b[31m", "\u202e", "..", "é", "e\u0301", "con"]))
_PATHS = st.lists(_WORDS, min_size=1, max_size=6).map("".join)
_EXPORTED = st.sampled_from([path for files in EXPORTS.values() for path in files])


def plain(path: str) -> bool:
    """True for a name that a zip keeps as it is; how others are read is tested with archives."""
    parts = path.split("/")
    return not re.search(r"[\0\\]|^[A-Za-z]:", path) and not {"", ".", ".."} & set(parts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(st.lists(st.one_of(_PATHS, _EXPORTED).filter(plain), max_size=8, unique=True),
       st.sampled_from(["last", "first", "all"]))
def test_every_file_is_in_an_entry_or_in_a_note(tmp_path, names, attempts):
    packed = tmp_path / "all.zip"
    packed.write_bytes(zip_of({name: b"x" for name in names}))

    with read_collection(packed, WANTED, attempts=attempts) as found:
        for entry in found.entries:
            found.read(entry)

    told = [piece.path for entry in found.entries for piece in entry.pieces]
    told += [path for note in found.notes for path in note.paths]
    around = "".join(note.paths[0] for note in found.notes if note.why == "the submissions are in this folder")
    seen = [name.removeprefix(around) for name in names]
    assert [name for name in seen if name not in told and f"{name.partition('/')[0]}/" not in told] == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.lists(st.one_of(_PATHS, _EXPORTED).filter(plain), max_size=8, unique=True))
def test_entries_names_are_unique_where_case_does_not_matter_and_fit_to_be_folders(tmp_path, names):
    packed = tmp_path / "all.zip"
    packed.write_bytes(zip_of({name: b"x" for name in names}))

    with read_collection(packed, WANTED, attempts="all") as found:
        given_names = [entry.name for entry in found.entries]

    assert len({name.casefold() for name in given_names}) == len(given_names)
    for name in given_names:
        folder = tmp_path / "reports" / name
        folder.mkdir(parents=True, exist_ok=True)
        assert folder.resolve().parent == (tmp_path / "reports").resolve()
        assert name.isprintable()


@given(st.text(max_size=300))
def test_a_safe_name_is_one_that_stays_itself(name):
    safe = safe_name(name)

    assert safe_name(safe) == safe
    assert 0 < len(safe.encode()) <= 120
    assert re.fullmatch(r"[^\s/\\:*?\"<>|\x00-\x1f]+", safe)
