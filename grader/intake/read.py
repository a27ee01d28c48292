"""Read a file, a folder or a zip into a Submission, without running or parsing any of its files.

In: a path, and the name that the assignment asks for.  Out: a Submission, also where there is nothing to grade:
then `main` is null and `problem` says why.

To take another kind of container: a module like archive.py that turns it into `Found`s, and a line here.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from grader.intake.archive import files_of_zip
from grader.intake.collect import (
    LARGEST_TOTAL,
    Found,
    LeftBehind,
    TooLarge,
    collected,
    is_litter,
    is_main_name,
    notebook_name,
)
from grader.intake.folder import file_found, files_of_folder
from grader.model import Submission

_BESIDE = ("*.py", "answers.yaml", "answers.yml")
_OTHER_ARCHIVES = (".tar", ".gz", ".tgz", ".7z", ".rar")


def read_submission(path: Path, wanted: str) -> Submission:
    """Return what is at `path`; `wanted` is the main file's name in the assignment.

    A file that bears the wanted name, or a notebook that does, brings the .py files and the answers.yaml beside it:
    its folder is one student's.  Under any other name it comes alone, since the files beside it may be other
    students'.  A file whose name ends in .zip counts as the folder that it holds; a notebook in the place of a missing
    script counts, too.  A folder that holds a single .zip counts as what is in it (submission_of_files).
    Raises nothing for whatever is in them.
    """
    name = path.name or path.resolve().name
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        notebook = path.with_name(notebook_name(wanted))
        if name == wanted and notebook.is_file():
            return read_submission(notebook, wanted)
        return _nothing(name, f"There is no file or folder {name}.")
    if stat.S_ISDIR(mode):
        return submission_of_folder(name, name, wanted, files_of_folder(path))
    if not stat.S_ISREG(mode):
        return _nothing(name, f"{name} is no ordinary file.")
    if _kind(name) in (*_OTHER_ARCHIVES, ".zip"):
        return submission_of_files(name, wanted, [file_found(name, path)])
    beside = path.parent if is_main_name(name, wanted) else None
    return submission_beside(file_found(name, path), beside)


def submission_beside(main: Found, folder: Path | None) -> Submission:
    """Return the Submission whose main file is `main`, with .py files and answers from `folder`, where one is given."""
    beside = [path for pattern in _BESIDE for path in sorted(folder.glob(pattern))] if folder else []
    others = [file_found(path.name, path) for path in beside if path.name != main.path]
    return collected(main.path, main.path, [main, *others])


def submission_of_folder(name: str, folder: str, wanted: str, found: Iterable[Found]) -> Submission:
    """Return the Submission `name` of the files `found` in a folder of this name."""
    if Path(folder).suffix == ".py":
        return _nothing(name, f"{folder} is a folder; a file of that name is needed.")
    return submission_of_files(name, wanted, list(found))


def submission_of_files(name: str, wanted: str, found: Sequence[Found]) -> Submission:
    """Return the Submission `name` of files that were handed in one by one.

    A single .zip without Python code beside it counts as the files that it holds.
    """
    found = [file for file in found if not is_litter(file.path)]
    kinds = [_kind(file.path) for file in found]
    if len(kinds) == 1 and kinds[0] in _OTHER_ARCHIVES:
        return _nothing(name, f"{found[0].path} is an archive of a kind that is not read; hand in a folder or a .zip "
                              f"with {wanted}.")
    if kinds.count(".zip") == 1 and not {".py", ".ipynb"} & set(kinds):
        packed = found[kinds.index(".zip")]
        return _of_zip(name, wanted, packed, [file for file in found if file is not packed])
    return collected(name, wanted, found)


def _of_zip(name: str, wanted: str, packed: Found, beside: list[Found]) -> Submission:
    try:
        found, notes = files_of_zip(packed.read(LARGEST_TOTAL))
    except TooLarge:
        size = f"{LARGEST_TOTAL // 2**20} MiB"
        return _without(packed, f"is larger than {size}; pack only what was asked for", name, wanted, beside)
    except LeftBehind as reason:
        return _without(packed, f"cannot be read: {reason}.  Pack it again, as an ordinary zip", name, wanted, beside)
    return collected(name, wanted, [*found, *beside], notes)


def _without(packed: Found, why: str, name: str, wanted: str, beside: list[Found]) -> Submission:
    """Return what lies beside a zip that is left behind: answers and reports count without it."""
    return msgspec.structs.replace(collected(name, wanted, beside), problem=f"{packed.path} {why}.")


def _kind(path: str) -> str:
    """Return the ending of a file's name, never its content's: a .py file that is also a zip is a .py file."""
    return Path(path).suffix.lower()


def _nothing(name: str, problem: str) -> Submission:
    return Submission(name, None, (), problem=problem)
