"""The course systems whose exports are recognised, each by a function in a module of its own.

A recogniser is called with a collection's source, the paths on its top level (folders' end in "/"; hidden and generated
ones are left out) and the wanted file's name.  It returns Recognised, or None where the collection is no export of its
system.  Names in an export may be a student's choice, so a system is recognised only where most of them fit.

To add a system: a module here, its function in SYSTEMS, a sample in tests/intake/exports.py.
"""

from collections.abc import Callable

from grader.intake.entry import Recognised
from grader.intake.source import Source
from grader.intake.systems.blackboard import blackboard
from grader.intake.systems.canvas import canvas
from grader.intake.systems.classroom50 import classroom50
from grader.intake.systems.gradescope import gradescope
from grader.intake.systems.moodle import moodle

System = Callable[[Source, list[str], str], "Recognised | None"]

SYSTEMS: tuple[System, ...] = (gradescope, moodle, blackboard, canvas, classroom50)
