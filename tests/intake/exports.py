"""Small exports of each course system, as path -> text, and ways to put them on disk.

In each of them Ada has handed in `x = 1` and Kurt `x = 2`.
"""

from __future__ import annotations

from pathlib import Path

from grader.intake import read_collection
from tests.intake.zips import zip_of
from tests.tiny_course import write

WANTED = "tiny.py"

CANVAS = {
    "lovelaceada_501_9001_tiny.py": "x = 1\n",
    "lovelaceada_501_9002_my_layers.py": "",
    "godelkurt_LATE_502_9003_tiny-2.py": "x = 2\n",
    "godelkurt_LATE_502_9004_weights-1.csv": "",
}
MOODLE = {
    "Ada Lovelace_17_assignsubmission_file_/tiny.py": "x = 1\n",
    "Ada Lovelace_17_assignsubmission_file_/data/digits.csv": "",
    "Ada Lovelace_17_assignsubmission_onlinetext_/onlinetext.html": "<p>here</p>",
    "Gödel, Kurt_18_assignsubmission_file_/tiny.py": "x = 2\n",
}
MOODLE_FLAT = {
    "Ada Lovelace_17_assignsubmission_file_tiny.py": "x = 1\n",
    "Ada Lovelace_17_assignsubmission_file_layers.py": "",
    "Ada Lovelace_17_assignsubmission_onlinetext_onlinetext.html": "<p>here</p>",
    "Gödel, Kurt_18_assignsubmission_file_tiny.py": "x = 2\n",
}
GRADESCOPE = {
    "assignment_77_export/submission_metadata.yml": """---
submission_901:
  :submitters:
  - :name: Ada Lovelace
    :sid: '0101'
    :email: ada@uni.example
  :created_at: 2026-11-20 10:00:00.123456789 -08:00
  :score: 3.0
  :results:
    tests:
    - name: first
      output: "\\e[31m"
submission_902:
  :submitters:
  - :name: Kurt Gödel
    :sid: '0102'
    :email: kurt@uni.example
  - :name: Emmy Noether
    :sid:
    :email: emmy@uni.example
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-11-21 09:30:00.000000000 Z
    zone: &1 !ruby/object:ActiveSupport::TimeZone
      name: Etc/UTC
    time: 2026-11-21 09:30:00.000000000 Z
""",
    "assignment_77_export/submission_901/tiny.py": "x = 1\n",
    "assignment_77_export/submission_902/src/tiny.py": "x = 2\n",
}
BLACKBOARD = {
    "HW 1_x_ada_attempt_2026-11-20-10-00-00.txt": "Name: Ada Lovelace (ada)\r\nAssignment: HW 1_x\r\n",
    "HW 1_x_ada_attempt_2026-11-20-10-00-00_tiny.py": "x = 0\n",
    "HW 1_x_ada_attempt_2026-11-21-08-00-00.txt": "Name: Ada Lovelace (ada)\r\nAssignment: HW 1_x\r\n",
    "HW 1_x_ada_attempt_2026-11-21-08-00-00_tiny.py": "x = 1\n",
    "HW 1_x_k_goedel_attempt_2026-11-20-11-00-00_tiny.py": "x = 2\n",
}
CLASSROOM50 = {
    "cs101-fall-hw-1-ann-ada/tiny.py": "x = 1\n",
    "cs101-fall-hw-1-ann-ada/.classroom50.yaml":
        'classroom: "cs101-fall"\nassignment: "hw-1"\nowner:\n  username: "kurt"\n',
    "cs101-fall-hw-1-ann-ada/.github/workflows/run.yaml": "",
    "cs101-fall-hw-1-ann-kurt/tiny.py": "x = 2\n",
    "cs101-fall-hw-1-ann-kurt/.classroom50.yaml": 'classroom: "cs101-fall"\nassignment: "hw-1"\n',
}
MIXED = {
    "ada/tiny.py": "x = 1\n",
    "kurt.py": "x = 2\n",
    "emmy.ipynb": "{}",
    "grades.csv": "a,b\n",
}
EXPORTS = {"canvas": CANVAS, "moodle": MOODLE, "gradescope": GRADESCOPE, "blackboard": BLACKBOARD,
           "classroom50": CLASSROOM50, "mixed": MIXED}


def as_folder(folder: Path, files: dict[str, str]) -> Path:
    """Write the files below folder/submissions, which is returned."""
    (folder / "submissions").mkdir(exist_ok=True)
    for path, text in files.items():
        write(folder / "submissions" / path, text)
    return folder / "submissions"


def as_zip(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write a zip of the files into `folder` and return its path."""
    packed = folder / "submissions.zip"
    packed.write_bytes(zip_of({path: data if isinstance(data, bytes) else data.encode()
                               for path, data in files.items()}))
    return packed


def collection(folder: Path, files: dict[str, str], **options):
    """Return the collection that the files are when they lie in a folder."""
    return read_collection(as_folder(folder, files), WANTED, **options)


def mains(found) -> dict[str, str | None]:
    """Return each entry's name -> the text of its submission's main file."""
    read = {entry.name: found.read(entry) for entry in found.entries}
    return {name: next((file.data.decode() for file in submission.files if file.path == submission.main), None)
            for name, submission in read.items()}


def paths(found, name: str) -> list[str]:
    """Return the paths of the files in the submission of this name."""
    entry = next(entry for entry in found.entries if entry.name == name)
    return sorted(file.path for file in found.read(entry).files)


def reasons(found) -> dict[str, str]:
    """Return path -> the reason of its note."""
    return {path: note.why for note in found.notes for path in note.paths}
