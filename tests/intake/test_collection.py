"""A collection is read one submission at a time, from a folder as from a zip, and nothing in it is dropped."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from grader.errors import OperatorError
from grader.intake import read_collection
from tests.intake.exports import EXPORTS, WANTED, as_folder, as_zip, collection, mains, reasons
from tests.intake.zips import zip_of
from tests.tiny_course import write

MIB = 2**20


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_zip_gives_what_its_unpacked_folder_gives(tmp_path, kind):
    folder = read_collection(as_folder(tmp_path, EXPORTS[kind]), WANTED)

    with read_collection(as_zip(tmp_path, EXPORTS[kind]), WANTED) as packed:
        assert (packed.kind, packed.entries, packed.notes) == (kind, folder.entries, folder.notes)
        assert [packed.read(entry) for entry in packed.entries] == [folder.read(entry) for entry in folder.entries]


@pytest.mark.parametrize("kind", sorted(set(EXPORTS) - {"mixed"}))
def test_what_does_not_belong_to_an_export_is_noted(tmp_path, kind):
    found = collection(tmp_path, EXPORTS[kind] | {"left by mail.py": ""} if kind != "gradescope" else
                       {**EXPORTS[kind], "assignment_77_export/left by mail.py": ""})

    assert found.kind == kind
    assert reasons(found)["left by mail.py"] == f"fits no submission in a collection of kind {kind}"


@pytest.mark.parametrize("intruder", ["x_1_2_y.py", "X_1_assignsubmission_file_y.py", "submission_metadata.yml",
                                      "x_y_attempt_2026-11-20-10-00-00_y.py", "a-b-c/.classroom50.yaml"])
def test_one_name_of_a_system_among_others_makes_no_export_of_them(tmp_path, intruder):
    found = collection(tmp_path, {"ada.py": "1", "kurt.py": "2", "li.py": "3", intruder: ""})

    assert found.kind in ("files", "mixed")
    assert {"ada", "kurt", "li"} <= set(mains(found))


def test_hidden_and_generated_things_are_noted(tmp_path):
    found = collection(tmp_path, {"ada.py": "", "kurt.py": "", ".git/config": "", "__MACOSX/ada.py": "",
                                  ".DS_Store": ""})

    assert reasons(found) == dict.fromkeys([".DS_Store", ".git/", "__MACOSX/"], "hidden or generated; passed over")


@pytest.mark.skipif(os.name != "posix", reason="this system has no such links")
def test_links_lead_nowhere(tmp_path):
    secret = write(tmp_path / "elsewhere" / "tiny.py", "secret")
    folder = as_folder(tmp_path, {"ada.py": "", "li.py": ""})
    (folder / "kurt").symlink_to(secret.parent)
    (folder / "emmy.py").symlink_to(secret)

    found = read_collection(folder, WANTED)

    assert "kurt" in reasons(found)
    assert mains(found) == {"ada": "", "emmy": None, "li": ""}


@pytest.mark.parametrize("name", ["../evil.py", "/etc/evil.py", "C:evil.py", "a/../../evil.py"])
def test_a_name_that_leads_out_of_a_zip_is_noted(tmp_path, name):
    found = read_collection(as_zip(tmp_path, {"ada.py": "", "kurt.py": "", name: ""}), WANTED)

    assert reasons(found) == {name: "left behind: its name leads out of the archive"}
    assert sorted(mains(found)) == ["ada", "kurt"]


def test_a_file_that_is_twice_in_a_zip_is_noted(tmp_path):
    packed = tmp_path / "all.zip"
    packed.write_bytes(zip_of([("ada.py", b"1"), ("kurt.py", b""), ("ada.py", b"2")]))

    found = read_collection(packed, WANTED)

    assert mains(found) == {"ada": "2", "kurt": ""}
    assert reasons(found) == {"ada.py": "in the archive more than once; the last one counts"}


def test_names_that_would_steer_a_terminal_do_not_come_out(tmp_path):
    found = collection(tmp_path, {"\x1b[31mred\u202e.py": "", "\x1b[2J.txt": "", "ada.py": ""})

    assert [entry.name for entry in found.entries] == ["31mred", "ada"]
    assert [note.text for note in found.notes] == ["?[2J.txt: fits no submission in a collection of kind files"]


def test_students_of_one_name_get_names_of_their_own_that_stay_the_same(tmp_path):
    files = {"ada.py": "1", "Ada/tiny.py": "2", "ada.ipynb": ""}

    first, again = collection(tmp_path, files), collection(tmp_path, files | {"kurt.py": ""})

    names = [entry.name for entry in first.entries]
    assert len({name.lower() for name in names}) == 3
    assert set(names) < {entry.name for entry in again.entries}


def test_ten_thousand_notes_of_one_kind_are_one_and_name_a_few(tmp_path):
    found = read_collection(as_zip(tmp_path, {f"{n}.txt": "" for n in range(10_000)}), WANTED)

    (note,) = found.notes
    assert (found.entries, len(note.paths)) == ((), 10_000)
    assert note.text.startswith("0.txt, 1.txt, 10.txt, 100.txt, 1000.txt and 9,995 more: ")


def test_memory_holds_one_submission_at_a_time(tmp_path):
    files = {f"s{n}/{name}": data for n in range(1_000) for name, data in
             (("tiny.py", b"x = 1\n"), ("data.bin", bytes(MIB // 4)))}
    found = read_collection(as_zip(tmp_path, files), WANTED)
    tracemalloc.start()

    sizes = {sum(len(file.data) for file in found.read(entry).files) for entry in found.entries}

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sizes == {MIB // 4 + 6}
    assert peak < 4 * MIB


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_names_that_are_no_text_are_read_and_named(tmp_path):
    folder = as_folder(tmp_path, {"ada.py": ""})
    for name in (b"k\xf6.py", b"new\nline.py", b"\xff.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"x")

    found = read_collection(folder, WANTED)

    assert mains(found) == {"ada": "", "k": "x", "new_line": "x"}
    assert found.notes[0].text.startswith("?.txt: ")


def test_what_one_student_wastes_is_not_taken_from_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("grader.intake.archive._MOST_UNPACKED", 2 * MIB)
    found = read_collection(as_zip(tmp_path, {f"s{n}/tiny.py": bytes(MIB) for n in range(5)}), WANTED)

    assert all(found.read(entry).main for entry in found.entries)


@pytest.mark.parametrize("make, told", [
    (lambda folder: folder / "nothing", "is no folder and no zip"),
    (lambda folder: write(folder / "ada.py", ""), "is no folder and no zip"),
    (lambda folder: write(folder / "ada.zip", "no zip"), "Download it again"),
    (lambda folder: Path("nul\0byte"), "is no folder and no zip"),
])
def test_a_path_that_holds_no_collection_is_refused_with_the_remedy(tmp_path, make, told):
    with pytest.raises(OperatorError, match=told):
        read_collection(make(tmp_path), WANTED)


def test_other_words_for_attempts_are_refused(tmp_path):
    with pytest.raises(ValueError, match="it may be last, first, all"):
        read_collection(tmp_path, WANTED, attempts="best")


def test_an_empty_folder_holds_no_submissions(tmp_path):
    found = read_collection(tmp_path, WANTED)

    assert (found.entries, found.notes) == ((), ())


@pytest.mark.parametrize("form", ["{}/hand_in.zip", "{}_17_assignsubmission_file_/hand_in.zip",
                                  "submission_{}/hand_in.zip", "all/{}/hand_in.zip"])
def test_a_single_zip_in_a_students_folder_counts_as_the_files_that_it_holds(tmp_path, form):
    files = {form.format(number): zip_of({"work/tiny.py": b"x = 1\n"}) for number in ("901", "902")}
    if form.startswith("submission_"):
        files["submission_metadata.yml"] = "submission_901:\n  :submitters:\n  - :name: Ada\n"

    with read_collection(as_zip(tmp_path, files), WANTED) as found:
        assert [found.read(entry).main for entry in found.entries] == ["work/tiny.py"] * 2


def test_a_zip_in_a_zip_in_a_students_folder_is_not_unpacked(tmp_path):
    inner = zip_of({"inner.zip": zip_of({"tiny.py": b""})})

    with read_collection(as_zip(tmp_path, {"ada/a.zip": inner, "kurt/tiny.py": ""}), WANTED) as found:
        ada = found.read(found.entries[0])

    assert ada.main is None and [file.path for file in ada.files] == ["inner.zip"]
