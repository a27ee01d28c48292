"""Escapes that are zips: names that climb, files that swell, swap or hide, and lists of files that lie.

Makers like those in makers.py, and in the same list.  Each zip is made from a few words when it is placed.
"""

from __future__ import annotations

import struct
from pathlib import Path

from tests.escapes.makers import REFERENCE, RIGHT, WRONG, maker
from tests.intake import zips

_BEYOND = 22 * 2**20  # a little more than the largest file that is taken


@maker("controls")
def zip_of_a_folder(folder: Path) -> Path:
    """An honest right submission, packed with its folder on a desktop that adds files of its own.

    Assignment: backprop
    Score: honest
    Expect: passed
    """
    files = {"homework/": b"", "homework/backprop.py": RIGHT.read_bytes(), "homework/.DS_Store": b"\0\0\0\1Bud1",
             "__MACOSX/homework/._backprop.py": b"\0\5\x16\7", "homework/__pycache__/backprop.cpython-311.pyc": b"old"}
    return _packed(folder, zips.zip_of(files))


@maker("controls")
def zip_with_an_older_version_first(folder: Path) -> Path:
    """An honest right submission that was added to a zip with an older version in it: the last one counts.

    Assignment: backprop
    Score: honest
    Expect: passed
    """
    return _packed(folder, zips.zip_of([("backprop.py", WRONG), ("backprop.py", RIGHT.read_bytes())]))


@maker("startup")
def zip_slip(folder: Path) -> Path:
    """A zip whose names climb out of the folder that it is unpacked into, in every spelling, beside a wrong main file.

    Assignment: backprop
    Score: 0
    Expect: failed, missing
    """
    names = ("../../left-by-an-escape.py", "../reference/backprop/backprop.py", "/tmp/left-by-an-escape.py",
             "..\\..\\left-by-an-escape.py", "C:\\left-by-an-escape.py", "a/../../left-by-an-escape.py",
             "../" * 20 + "tmp/left-by-an-escape.py", "//tmp/left-by-an-escape.py")
    return _packed(folder, zips.zip_of({"backprop.py": WRONG, **{name: RIGHT.read_bytes() for name in names}}))


@maker("startup")
def zip_that_climbs_to_its_main_file(folder: Path) -> Path:
    """A zip whose only file is a right one, under names that climb or start at the top.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    return _packed(folder, zips.zip_of({"../backprop.py": RIGHT.read_bytes(), "/backprop.py": RIGHT.read_bytes()}))


@maker("startup")
def zip_of_links(folder: Path) -> Path:
    """A zip whose main file is a link to the reference.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    return _packed(folder, zips.with_mode("backprop.py", str(REFERENCE / "backprop.py").encode()))


@maker("startup")
def zip_with_a_link_for_a_folder(folder: Path) -> Path:
    """A zip with a link to /tmp, and then a file inside that link, beside a wrong main file.

    Assignment: backprop
    Score: 0
    Expect: failed, missing
    """
    local, (link, *files) = zips.taken_apart(zips.zip_of(
        {"out": b"/tmp", "out/left-by-an-escape.py": RIGHT.read_bytes(), "backprop.py": WRONG}))
    link = zips.changed(link, zips.ATTRIBUTES, struct.pack("<L", 0o120777 << 16))
    return _packed(folder, zips.put_together(zips.Parts(local, [link, *files])))


@maker("startup")
def zip_that_swaps_its_file(folder: Path) -> Path:
    """A zip that holds a right main file first and a wrong one of the same name behind it, each listed.

    Assignment: backprop
    Score: 0
    Expect: failed, missing
    """
    return _packed(folder, zips.zip_of([("backprop.py", RIGHT.read_bytes()), ("backprop.py", WRONG)]))


@maker("startup")
def zip_with_two_names_for_one_file(folder: Path) -> Path:
    """A zip in which a right file is called backprop.py before its bytes and notes.txt.. in the list of entries.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    packed = zips.zip_of({"notes.txt..": RIGHT.read_bytes()})
    return _packed(folder, packed.replace(b"notes.txt..", b"backprop.py", 1))


@maker("startup")
def zip_with_a_cut_name(folder: Path) -> Path:
    """A zip in which a null character ends the name of a right main file early, for those who read C's texts.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    packed = zips.zip_of({"backprop.py_.txt": RIGHT.read_bytes()})
    return _packed(folder, zips.renamed(packed, b"backprop.py_", b"backprop.py\0"))


@maker("startup")
def zip_with_names_that_no_folder_holds(folder: Path) -> Path:
    """A zip with names too long for a file system, a file that is a folder too, and marks of a page in its names.

    Assignment: backprop
    Score: 0
    Expect: failed, missing
    """
    names = ("n" * 300, "d/" * 400 + "deep.py", "both", "both/inside.py", "<script>alert(1)</script>.txt",
             "\x1b[2J.txt", "a\n::error::b.txt", " ", "...", "nul", "\u202etxt.exe")
    return _packed(folder, zips.zip_of({"backprop.py": WRONG, **{name: b"" for name in names}}))


@maker("startup")
def zip_with_a_password(folder: Path) -> Path:
    """A zip whose right main file is marked as locked with a password.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    return _packed(folder, zips.locked("backprop.py", RIGHT.read_bytes()))


@maker("startup")
def zip_in_a_zip(folder: Path) -> Path:
    """A zip that holds a zip that holds a right main file.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    inner = zips.zip_of({"backprop.py": RIGHT.read_bytes()})
    return _packed(folder, zips.zip_of({"backprop.zip": inner, "again.zip": zips.zip_of({"backprop.zip": inner})}))


@maker("startup")
def zip_called_a_script(folder: Path) -> Path:
    """What is handed in is called solution .py, and is a zip that Python could run, after a line of Python.

    Assignment: backprop
    Score: 0
    Expect: crashed
    """
    packed = zips.zip_of({"__main__.py": RIGHT.read_bytes(), "backprop.py": RIGHT.read_bytes()})
    (folder / "solution .py").write_bytes(b"#!/usr/bin/env python3\n" + packed)
    return folder / "solution .py"


@maker("startup")
def zip_cut_short(folder: Path) -> Path:
    """A zip with a right main file that lacks the end of its list of entries.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    return _packed(folder, zips.zip_of({"backprop.py": RIGHT.read_bytes()})[:-30])


@maker("resources")
def zip_bomb_handed_in(folder: Path) -> Path:
    """A zip of a few kilobytes whose main file unpacks to more than is taken: a right one, and a very long comment.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    return _packed(folder, zips.zip_of({"backprop.py": RIGHT.read_bytes() + b"#" * _BEYOND}))


@maker("resources")
def zip_bomb_that_lies(folder: Path) -> Path:
    """The same, with a list of entries that says the main file has its honest size.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    right = RIGHT.read_bytes()
    local, (record,) = zips.taken_apart(zips.zip_of({"backprop.py": right + b"#" * _BEYOND}))
    lying = zips.changed(record, zips.SIZE, struct.pack("<L", len(right)))
    return _packed(folder, zips.put_together(zips.Parts(local, [lying])))


@maker("resources")
def zip_of_overlapping_files(folder: Path) -> Path:
    """A zip that lists the bytes of one file a thousand times, beside a right main file.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    local, (main, part) = zips.taken_apart(zips.zip_of({"backprop.py": RIGHT.read_bytes(), "part": bytes(2**20)}))
    return _packed(folder, zips.put_together(zips.Parts(local, [main, *[part] * 1000])))


@maker("resources")
def zip_of_countless_names(folder: Path) -> Path:
    """A zip of three megabytes that lists tens of thousands of empty files, behind a right main file.

    Assignment: backprop
    Score: 0
    Expect: missing
    """
    local, records = zips.taken_apart(zips.zip_of({"backprop.py": RIGHT.read_bytes(), "x": b""}))
    return _packed(folder, zips.put_together(zips.Parts(local, [records[0], *[records[1]] * 65_000])))


def _packed(folder: Path, data: bytes) -> Path:
    path = folder / "alice.zip"
    path.write_bytes(data)
    return path
