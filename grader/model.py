"""The nouns: what a check, an outcome, a picture and a report are.

All frozen, all plain data, no I/O.  A Report turns into JSON and back without loss, and its JSON schema is
published in docs/report.schema.json.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal, Optional, Union

import msgspec

REPORT_SCHEMA = "grader/report/v1"


class Outcome(str, Enum):
    """How a check ended.  Every declared check gets exactly one."""

    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"          # a wrong value
    CRASHED = "crashed"        # student code raised or died
    OVER_LIMIT = "over_limit"  # time, memory, output, processes
    MISSING = "missing"        # not implemented yet
    SKIPPED = "skipped"        # what it needs did not pass
    AWAITING = "awaiting"      # a person's points are still to come
    BROKEN = "broken"          # our fault: never scored, always graded again


class Visibility(str, Enum):
    """Public checks ship to students; hidden ones never do."""

    PUBLIC = "public"
    HIDDEN = "hidden"


class Level(str, Enum):
    """How well student code is walled off, weakest last."""

    STRICT = "strict"
    CONTAINED = "contained"
    PROCESS = "process"


class Cause(str, Enum):
    """Why a worker is gone."""

    EXITED = "exited"          # ended itself, or was ended by a signal
    WALL = "wall"              # no answer in time
    CPU = "cpu"                # used up its processor seconds
    MEMORY = "memory"
    OUTPUT = "output"          # printed too much
    PROCESSES = "processes"    # started too many
    FILES = "files"            # made too many
    GARBLED = "garbled"        # its answer was not in the language of the wire
    CLOSED = "closed"          # we ended it: nobody's fault


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sandbox's walls: what one call into student code may use, and what one worker may."""

    load_seconds: float = 5.0    # of the processor, for all top-level statements of the file together
    cpu_seconds: float = 10.0    # processor time of one call
    wall_seconds: float = 40.0   # wall time of one call: generous, the machine may be busy
    memory_mb: int = 1024        # of one worker with all its processes, beyond its libraries
    output_mb: int = 10          # printed by one worker
    file_mb: int = 64            # one file that it writes
    processes: int = 32          # alive at a time
    open_files: int = 256

    def of_one_process(self) -> dict[str, int]:
        """Return those that a worker takes on itself, in the units of its system; see worker/limits.py."""
        return {"memory_bytes": self.memory_mb * 2**20, "file_bytes": self.file_mb * 2**20,
                "open_files": self.open_files}

    @property
    def memory_text(self) -> str:
        """The memory limit as people say it: "1 GiB", "512 MiB"."""
        return f"{self.memory_mb // 1024} GiB" if self.memory_mb % 1024 == 0 else f"{self.memory_mb} MiB"


class SubmittedFile(msgspec.Struct, frozen=True):
    """One file as received: its path inside the submission, with "/", and its bytes."""

    path: str
    data: bytes


class Submission(msgspec.Struct, frozen=True):
    """One student's files, as received.  `main` is the path of the file that the assignment asks for."""

    name: str
    main: Optional[str]
    files: tuple[SubmittedFile, ...]
    notes: tuple[str, ...] = ()   # what was left behind: links, devices, files too large
    problem: str = ""             # why there is nothing to grade, when `main` is null


class Ending(msgspec.Struct, frozen=True):
    """How a worker ended: the cause, and one sentence for the student."""

    cause: Cause
    text: str

    @property
    def over_limit(self) -> bool:
        """True when a limit was hit, as against a crash."""
        return self.cause in (Cause.WALL, Cause.CPU, Cause.MEMORY, Cause.OUTPUT, Cause.PROCESSES,
                              Cause.FILES)


class Diagnosis(msgspec.Struct, frozen=True):
    """The likely mistake behind a failure, with the evidence for it and what to try next."""

    mistake: str
    evidence: str
    hint: str = ""
    certain: bool = False     # a catalogued mistake gives the same answers; otherwise it is the likely one


class Check(msgspec.Struct, frozen=True):
    """One trusted test with points, as its assignment declares it."""

    id: str
    task: str                 # the handout task that it belongs to
    title: str                # the rubric line: the check's docstring, first paragraph
    visibility: Visibility
    max_points: float
    needs: tuple[str, ...] = ()
    full: bool = False        # trains for minutes: run under the full budget alone


class Place(msgspec.Struct, frozen=True):
    """A line of the student's own code, as the worker tells it: it may be any name and any number from 1."""

    file: str                 # its path inside the submission, with "/"
    line: int


class Marked(msgspec.Struct, frozen=True):
    """A person's judgement of an answer: who gave the points, and when."""

    by: str
    at: str                   # ISO 8601, UTC


class CheckResult(msgspec.Struct, frozen=True):
    """One check's outcome on one submission.  `points` is null exactly when the outcome is BROKEN or AWAITING."""

    id: str
    task: str
    title: str
    visibility: Visibility
    outcome: Outcome
    points: Optional[float]
    max_points: float
    message: str = ""                      # plain text, may hold several lines
    diagnosis: Optional[Diagnosis] = None
    seconds: float = 0.0
    output: str = ""                       # what student code printed; kept for public checks only
    place: Optional[Place] = None          # where it stopped, when that is known; kept for public checks only
    answer: str = ""                       # the student's own words on a question
    answer_file: str = ""                  # the file that answers it: its path inside the submission
    answer_sha256: str = ""                # of that file: a mark is for what was read
    marked: Optional[Marked] = None        # the person who gave the points, where one did
    unread: bool = False                   # what is judged could not be read: the file for all checks, or an answer


class Curve(msgspec.Struct, frozen=True):
    """One line of a `Curves` picture: y over x, the same length."""

    label: str
    x: tuple[float, ...]
    y: tuple[float, ...]


class Curves(msgspec.Struct, frozen=True, tag="curves"):
    """Lines over a common axis: an error curve, accuracy over steps."""

    title: str
    alt: str                               # the picture in words, for those who do not see it
    x_label: str
    y_label: str
    curves: tuple[Curve, ...]


class Images(msgspec.Struct, frozen=True, tag="images"):
    """A grid of images: `pixels` holds rows * columns * height * width (* 3 if colour) bytes, row-major.

    Shows first-layer weights, or convolution outputs (one row a filter, one column a sample).
    """

    title: str
    alt: str
    rows: int
    columns: int
    height: int
    width: int
    pixels: bytes                          # uint8, base64 in JSON
    colour: bool = False
    row_label: str = ""
    column_label: str = ""


class Surface(msgspec.Struct, frozen=True, tag="surface"):
    """A function over a square grid with labelled points on it: a decision function with its examples."""

    title: str
    alt: str
    low: float                             # the grid spans [low, high] on both axes
    high: float
    values: tuple[tuple[float, ...], ...]  # values[row][column], row = second coordinate, growing upwards
    points: tuple[tuple[float, float, float], ...] = ()  # (first, second, label -1 or +1)


class ErrorMap(msgspec.Struct, frozen=True, tag="error_map"):
    """Where in an array the wrong values are: one cell for each entry of a 2-D slice."""

    title: str
    alt: str
    wrong: tuple[tuple[bool, ...], ...]    # wrong[row][column]
    note: str = ""                         # which slice of a larger array is shown


Picture = Union[Curves, Images, Surface, ErrorMap]


class ShownPicture(msgspec.Struct, frozen=True):
    """A picture, and the check that it illustrates."""

    check: str
    picture: Picture


class SubmissionInfo(msgspec.Struct, frozen=True):
    """What was graded, told without its content."""

    name: str                              # the file or folder's own name, never a path
    file: Optional[str]                    # the main file inside it, or null when there was none
    sha256: Optional[str]                  # of all its files' names and contents
    files: int = 0


class Provenance(msgspec.Struct, frozen=True):
    """What a second person needs to grade again and to defend the first result."""

    started: str                           # ISO 8601, UTC
    seconds: float                         # wall time
    worker_cpu_seconds: float              # processor time of student code, measured from outside
    versions: dict[str, str]               # grader, python, numpy, torch ...
    assignment_sha256: str                 # of the assignment's and the reference's files
    seeds: str                             # where cases came from; a fingerprint of the secret, never a seed
    data: tuple[str, ...]                  # the data sets that were used
    limits: dict[str, float]
    budget: Literal["short", "full"] = "short"
    device: Literal["cpu", "cuda", "mps"] = "cpu"   # of the trainings that are judged by their accuracy


class Late(msgspec.Struct, frozen=True):
    """What the late policy makes of a score, and why.  Times are ISO 8601, both in the zone of the deadline."""

    days: int                              # begun days after the deadline that counts; 0 on time
    final: Optional[float]                 # points after the policy; null while the score is open
    words: str                             # "2 days late: graded out of 40: 75 of 100 becomes 30", or "on time"
    why: str = ""                          # the extension or grace that was granted; empty when there was none
    due: str = ""                          # for everybody: without the extension; empty where there is no deadline
    submitted: str = ""                    # when it was handed in; empty when nobody knows


class Signature(msgspec.Struct, frozen=True):
    """The course's word that a report is its own; signing.py says what it covers."""

    algorithm: Literal["ed25519"]
    key: str                               # fingerprint of the public key that it is verified with
    value: str                             # base64


class Report(msgspec.Struct, frozen=True):
    """One submission's outcomes and score."""

    schema: Literal["grader/report/v1"]
    assignment: str
    title: str
    submission: SubmissionInfo
    level: Level
    scope: Literal["public", "all"]        # which checks were run
    score: Optional[float]                 # before the late policy; null while any outcome is BROKEN or AWAITING
    max_score: float
    tasks: dict[str, str]                  # task -> its title, in the handout's order
    checks: tuple[CheckResult, ...]
    warnings: tuple[str, ...]              # what weakens this report: isolation, demonstration secret
    notes: tuple[str, ...]                 # what was done to read the submission: lines left out, stand-ins
    pictures: tuple[ShownPicture, ...]
    provenance: Provenance
    late: Optional[Late] = None            # in a class's reports, where there is a deadline
    signature: Optional[Signature] = None  # over all the rest

    @property
    def final(self) -> Optional[float]:
        """The points that count: after the late policy where there is one, else the score; null while open."""
        return self.score if self.late is None else self.late.final
