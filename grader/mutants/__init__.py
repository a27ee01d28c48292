"""Small wrong variants of a reference solution, made by rule, to ask whether an assignment's checks see them.

In: the text of a reference file.  Out: Mutants, each with the whole text of the changed file.
Trusted and pure: it reads text, and runs neither the reference nor a mutant.  Start reading at make.py.

    make.py        the operators, and `mutants`
    mutant.py      the noun
    code.py        the text with its syntax tree: fragments, and edits that keep every other byte
    fragments.py   what a report shows of an edit
    scope.py       which nodes may change: those between solution markers
    values.py      operators on numbers and conditions: a + b -> a - b, x > 0 -> x >= 0
    arrays.py      operators on axes, indices and slices: axis=0 -> axis=1
    calls.py       operators on calls: np.log(x) -> x, mean -> sum
    statements.py  operators on statements: x += y -> x = y
"""

from grader.mutants.make import OPERATORS, mutants
from grader.mutants.mutant import Mutant

__all__ = ["OPERATORS", "Mutant", "mutants"]
