"""A zip is read as its unpacked folder would be; whatever is wrong with it becomes a note or a problem."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader.intake import read_submission
from grader.intake.collect import LARGEST_FILE, LARGEST_TOTAL
from tests.intake import zips
from tests.intake.zips import zip_of

MIB = 2**20


def read(tmp_path: Path, data: bytes, name: str = "alice.zip"):
    """Return the Submission that a zip of these bytes becomes."""
    (tmp_path / name).write_bytes(data)
    return read_submission(tmp_path / name, "tiny.py")


def contents(submission) -> dict[str, bytes]:
    return {file.path: file.data for file in submission.files}


def test_a_zip_brings_every_file_in_it(tmp_path):
    files = {"tiny.py": b"x = 1\n", "layers.py": b"", "data/digits.csv": b"1,2\n"}

    submission = read(tmp_path, zip_of(files), "Alice.ZIP")

    assert (submission.name, submission.main, submission.problem) == ("Alice.ZIP", "tiny.py", "")
    assert (contents(submission), submission.notes) == (files, ())


@pytest.mark.parametrize("files", [
    {"alice/tiny.py": "x", "alice/pieces/layers.py": "y", "alice/.git/tiny.py": "", "alice/venv/tiny.py": "z"},
    {"a/tiny.py": "", "b/tiny.py": ""},
    {"homework (1).py": "x", "__MACOSX/._homework (1).py": "junk", "._homework (1).py": "junk", ".DS_Store": "junk"},
    {"one.py": "", "two.py": ""},
    {"tiny.py/other.txt": "x"},
    {"tiny.py": "", "inner.zip": "PK", "notebook.ipynb": "{}"},
    {"z.txt": "", "a/b/c.py": "", "a/c.py": "", "tiny.py": "", "ünï.py": ""},
    {f"{number}.txt": "" for number in range(505)},
    {},
], ids=["top folder", "two students", "desktop", "no main", "main is a folder", "nested", "order", "many", "empty"])
def test_a_zip_reads_as_its_unpacked_folder_does(tmp_path, files):
    folder = tmp_path / "alice"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)

    packed = read(tmp_path, zip_of({name: text.encode() for name, text in files.items()}))
    unpacked = read_submission(folder, "tiny.py")

    assert (packed.main, packed.files, packed.notes) == (unpacked.main, unpacked.files, unpacked.notes)
    assert packed.problem == unpacked.problem.replace("alice", "alice.zip", 1)


def test_folders_with_and_without_a_slash_are_no_files(tmp_path):
    data = zip_of([("alice/", b""), ("alice/tiny.py", b"")])
    other = zips.with_mode("pieces", b"", 0o040755)

    assert list(contents(read(tmp_path, data))) == ["alice/tiny.py"]
    assert read(tmp_path, other).files == ()


@pytest.mark.parametrize("name", [
    "../tiny.py", "a/../../tiny.py", "a/../tiny.py", "/tiny.py", "//host/tiny.py", "C:/tiny.py", "c:tiny.py",
    "..\\tiny.py", "a\\..\\tiny.py", "\\\\host\\share\\tiny.py"])
def test_a_name_that_leads_out_of_the_archive_is_left_behind(tmp_path, name):
    submission = read(tmp_path, zip_of({name: b"x = 1\n", "tiny.py": b""}))

    assert contents(submission) == {"tiny.py": b""}
    assert submission.notes == (f"{name} was left behind: its name leads out of the archive.".replace("\\", "/"),)


def test_a_name_with_a_null_character_is_left_behind_and_not_cut_short(tmp_path):
    submission = read(tmp_path, zips.renamed(zip_of({"tiny.py_.txt": b""}), b"tiny.py_", b"tiny.py\0"))

    assert (submission.main, submission.files) == (None, ())
    assert "null character" in submission.notes[0]


@pytest.mark.parametrize("name", ["d" * 256 + "/notes.txt", "d/" * 600 + "notes.txt", "ü" * 128])
def test_a_name_that_no_file_system_takes_is_left_behind_and_the_rest_is_read(tmp_path, name):
    submission = read(tmp_path, zip_of({name: b"", "tiny.py": b""}))

    assert contents(submission) == {"tiny.py": b""}
    assert submission.notes[0].endswith(" was left behind: its path is too long.")


@pytest.mark.parametrize("name", ["alice\\tiny.py", "./alice/tiny.py", "alice//./tiny.py"])
def test_other_spellings_of_a_plain_path_become_it(tmp_path, name):
    assert read(tmp_path, zip_of({name: b""})).main == "alice/tiny.py"


@pytest.mark.parametrize("name, read_as", [
    ("ünï.py".encode(), "ünï.py"),     # UTF-8 that does not say so, as macOS packs it
    (b"\x81n\xa1.py", "üní.py")])       # the old code page of DOS
def test_a_name_is_read_as_utf8_where_it_can_be_and_as_cp437_else(tmp_path, name, read_as):
    data = zips.renamed(zip_of({"_" * len(name): b""}), b"_" * len(name), name)

    assert read(tmp_path, data).main == read_as


@pytest.mark.parametrize("first, last", [("tiny.py", "tiny.py"), ("./tiny.py", "tiny.py"), ("tiny.py", ".\\tiny.py")])
def test_of_two_files_of_one_name_the_last_counts_and_a_note_says_so(tmp_path, first, last):
    submission = read(tmp_path, zip_of([(first, b"first"), (last, b"last"), ("other.py", b"")]))

    assert contents(submission)["tiny.py"] == b"last"
    assert submission.notes == ("tiny.py is in the archive more than once; the last one counts.",)


def test_a_link_that_is_the_last_of_its_name_does_not_bring_back_the_first(tmp_path):
    local, (file, link) = zips.taken_apart(zip_of([("tiny.py", b"x = 1\n"), ("tiny.py", b"/etc/passwd")]))
    link = zips.changed(link, zips.ATTRIBUTES, struct.pack("<L", 0o120777 << 16))

    assert read(tmp_path, zips.put_together(zips.Parts(local, [file, link]))).files == ()


def test_a_file_and_a_folder_of_one_name_are_not_both_taken(tmp_path):
    submission = read(tmp_path, zip_of({"pieces": b"", "pieces/layers.txt": b"", "tiny.py": b""}))

    assert list(contents(submission)) == ["tiny.py", "pieces"]
    assert submission.notes == ("pieces/layers.txt was left behind: another file is in its place.",)


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o060666, 0o010666, 0o140666],
                         ids=["link", "character device", "block device", "pipe", "socket"])
def test_links_and_devices_are_left_behind(tmp_path, mode):
    submission = read(tmp_path, zips.with_mode("tiny.py", b"/etc/passwd", mode))

    assert submission.files == ()
    assert submission.notes == ("tiny.py was left behind: it is a link or no ordinary file.",)


def test_a_locked_file_is_left_behind_with_a_note_and_a_problem(tmp_path):
    submission = read(tmp_path, zips.locked("tiny.py", b"x = 1\n"))

    assert submission.notes == ("tiny.py was left behind: it is locked with a password.",)
    assert submission.problem == "alice.zip holds no readable tiny.py."


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_whose_reader_has_no_bound_is_not_read(tmp_path, kind):
    submission = read(tmp_path, zip_of({"tiny.py": b"x = 1\n"}, kind))

    assert submission.notes == ("tiny.py was left behind: it is packed in a way that is not read here.",)


def test_an_archive_in_an_archive_is_kept_as_it_is_and_a_note_says_so(tmp_path):
    inner = zip_of({"tiny.py": b"x = 1\n"})

    submission = read(tmp_path, zip_of({"inner.zip": inner}))

    assert (submission.main, contents(submission)) == (None, {"inner.zip": inner})
    assert submission.notes == ("inner.zip is kept as it is: an archive inside a submission is not unpacked.",)


def test_text_before_the_archive_changes_nothing(tmp_path):
    submission = read(tmp_path, b"#!/usr/bin/env python3\nprint('I am a script, too')\n" + zip_of({"tiny.py": b"x"}))

    assert (contents(submission), submission.problem) == ({"tiny.py": b"x"}, "")


def test_a_file_is_a_zip_by_its_name_and_not_by_its_content(tmp_path):
    submission = read(tmp_path, zip_of({"tiny.py": b""}), "solution .py")

    assert (submission.main, list(contents(submission))) == ("solution .py", ["solution .py"])


@pytest.mark.parametrize("data", [b"", b"x = 1\n", b"PK", b"PK\5\6" + bytes(17), zip_of({"tiny.py": b"x"})[:-30],
                                  zip_of({"tiny.py": b"x"}).replace(b"PK\1\2", b"PK\1\1")],
                         ids=["empty", "text", "two letters", "short end", "cut end", "list"])
def test_what_is_no_whole_zip_is_a_problem_that_says_what_to_do(tmp_path, data):
    submission = read(tmp_path, data)

    assert (submission.main, submission.files) == (None, ())
    assert submission.problem == ("alice.zip cannot be read: it is no zip, or was cut short or damaged.  "
                                  "Pack it again, as an ordinary zip.")


def test_a_zip_that_has_lost_its_beginning_gives_the_files_that_are_whole(tmp_path):
    submission = read(tmp_path, zip_of({"lost.txt": b"", "tiny.py": b"x"})[20:])

    assert contents(submission) == {"tiny.py": b"x"}
    assert submission.notes == ("lost.txt was left behind: it is damaged.",)


def test_a_damaged_file_is_left_behind_and_the_others_are_read(tmp_path):
    data = zip_of({"broken.txt": b"a text that is long enough", "tiny.py": b"x"}, zipfile.ZIP_STORED)

    submission = read(tmp_path, data.replace(b"long enough", b"gone by now"))

    assert contents(submission) == {"tiny.py": b"x"}
    assert submission.notes == ("broken.txt was left behind: it is damaged.",)


def test_names_that_differ_inside_the_archive_are_no_file(tmp_path):
    """Programs that read a zip from its front, and those that read its list, would see different files."""
    data = zip_of({"notes.t": b"x = 1\n"})

    submission = read(tmp_path, data.replace(b"notes.t", b"tiny.py", 1))

    assert submission.files == ()
    assert submission.notes == ("notes.t was left behind: it is damaged.",)


def test_a_link_to_a_zip_is_not_followed(tmp_path):
    (tmp_path / "other.zip").write_bytes(zip_of({"tiny.py": b""}))
    (tmp_path / "alice.zip").symlink_to(tmp_path / "other.zip")

    assert "it is a link" in read_submission(tmp_path / "alice.zip", "tiny.py").problem


def test_an_archive_of_too_many_bytes_is_a_problem(tmp_path):
    with open(tmp_path / "alice.zip", "wb") as file:
        file.truncate(LARGEST_TOTAL + 1)

    assert "larger than 64 MiB" in read_submission(tmp_path / "alice.zip", "tiny.py").problem


def test_a_file_that_unpacks_to_too_much_is_left_behind(tmp_path):
    submission = read(tmp_path, zip_of({"bomb.bin": bytes(LARGEST_FILE + 1), "tiny.py": b""}))

    assert contents(submission) == {"tiny.py": b""}
    assert submission.notes == ("bomb.bin was left behind: it is larger than 20 MiB.",)


@pytest.mark.parametrize("claimed", [0, 100, 2**32 - 2])
def test_a_size_that_is_a_lie_is_not_believed(tmp_path, claimed):
    local, (record,) = zips.taken_apart(zip_of({"tiny.py": bytes(MIB)}))
    lying = zips.changed(record, zips.SIZE, struct.pack("<L", claimed))

    assert read(tmp_path, zips.put_together(zips.Parts(local, [lying]))).files == ()


def test_a_size_of_many_terabytes_is_not_believed(tmp_path):
    local, (record,) = zips.taken_apart(zip_of({"tiny.py": b"x"}))
    extra = struct.pack("<HHQ", 1, 8, 2**60)  # the extra field for sizes above 4 GiB
    lying = zips.changed(zips.changed(record, zips.SIZE, b"\xff" * 4), 30, struct.pack("<H", len(extra))) + extra

    submission = read(tmp_path, zips.put_together(zips.Parts(local, [lying])))

    assert submission.notes == ("tiny.py was left behind: it is larger than 20 MiB.",)


@pytest.mark.parametrize("data", [
    zips.repeated("tiny.py", b"x = 1\n", 2), zips.shared_bytes("tiny.py", b"x = 1\n", "layers.py")],
    ids=["the same bytes twice", "one file in another's bytes"])
def test_files_that_share_bytes_are_a_problem(tmp_path, data):
    submission = read(tmp_path, data)

    assert (submission.main, submission.files) == (None, ())
    assert "its files overlap each other" in submission.problem


def test_bytes_out_of_which_nothing_comes_are_an_empty_file(tmp_path):
    assert contents(read(tmp_path, zips.empty_blocks("tiny.py", 1000))) == {"tiny.py": b""}


def test_what_is_thrown_away_while_unpacking_is_bounded_too(tmp_path, monkeypatch):
    monkeypatch.setattr("grader.intake.archive._MOST_UNPACKED", 3 * MIB)
    files = {f"{number}.bin": bytes(MIB) for number in range(5)}

    submission = read(tmp_path, zip_of({"tiny.py": b"", **files}))

    assert list(contents(submission)) == ["tiny.py", "0.bin", "1.bin", "2.bin"]
    assert {note.partition(": ")[2] for note in submission.notes} == {"the archive unpacks to more than 3 MiB."}


def test_a_list_of_a_million_files_is_not_even_begun(tmp_path):
    local, (record,) = zips.taken_apart(zip_of({"tiny.py": b""}))
    data = zips.put_together(zips.Parts(local, [record] * (3 * MIB // len(record))))

    tracemalloc.start()
    submission = read(tmp_path, data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "its list of files is too long" in submission.problem
    assert peak < 20 * MIB


def test_a_bomb_of_many_files_costs_no_more_memory_than_the_bounds(tmp_path):
    data = zip_of({"tiny.py": b"", **{f"{number}.bin": bytes(19 * MIB) for number in range(6)}})

    tracemalloc.start()
    submission = read(tmp_path, data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (submission.main, len(submission.files)) == ("tiny.py", 4)
    assert peak < LARGEST_TOTAL + 3 * LARGEST_FILE


@pytest.mark.skipif(sys.platform != "linux", reason="unzip is asked on one system only")
def test_two_files_of_one_name_end_as_unzip_leaves_them(tmp_path):
    data = zip_of([("tiny.py", b"first"), ("tiny.py", b"last")])
    submission = read(tmp_path, data)
    try:
        subprocess.run(["unzip", "-qqo", "alice.zip"], cwd=tmp_path, check=True)
    except FileNotFoundError:
        pytest.skip("unzip is not installed")

    assert (tmp_path / "tiny.py").read_bytes() == submission.files[0].data


ORDINARY = zip_of({"alice/tiny.py": b"x = 1\n" * 50, "alice/data.csv": b"1,2,3\n", "alice/ünï.txt": b""})
STRANGE = [ORDINARY, zips.with_mode("tiny.py", b"/etc"), zips.locked("tiny.py", b"x"), zips.empty_blocks("tiny.py", 50),
           zips.shared_bytes("tiny.py", b"x = 1\n", "layers.py"), zip_of({"tiny.py": b"x" * 99}, zipfile.ZIP_LZMA),
           b"prefix" + zip_of({"inner.zip": ORDINARY}, zipfile.ZIP_STORED)]
EDITS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 3),
                           st.one_of(st.binary(max_size=8), st.sampled_from([b"\xff" * 4, b"\xff" * 8, b"PK\1\2"]))),
                 max_size=12)


@given(st.sampled_from(STRANGE), EDITS)
@example(ORDINARY, [(0.999, 0, b"\xff" * 8)])
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_changed_anywhere_are_a_submission_all_the_same(tmp_path, data, edits):
    for where, removed, new in edits:
        at = int(where * len(data))
        data = data[:at] + new + data[at + removed:]

    submission = read(tmp_path, data)

    assert (submission.main is None) == bool(submission.problem)
    for path in contents(submission):
        assert not path.startswith("/") and ".." not in path.split("/") and "\0" not in path and "\\" not in path
    assert sum(len(file.data) for file in submission.files) < MIB


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes_before_an_end_record_are_a_submission_all_the_same(tmp_path, data):
    end = io.BytesIO()
    zipfile.ZipFile(end, "w").close()
    sizes = struct.pack("<HHLLH", 1, 1, len(data), 0, 0)

    submission = read(tmp_path, data + end.getvalue()[:8] + sizes)

    assert (submission.main is None) == bool(submission.problem)
