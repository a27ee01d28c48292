"""Which top-level statements of a notebook run: its definitions, and what they need.

In: statements in order.  Out: those to run.  Nothing is run here; names are found in what each compiles to, which
knows a function's own names from the notebook's.

    definitions   imports, functions, classes, a function made by a call such as `functools.partial`
    settings      one-line calls that others rest on, such as `sys.path.append("..")`
    constants     assignments that call nothing, of names that are there
    needed        what makes a name that one of these uses: but no loop, no training, no later change by training

All else tries something out: calls, loops, training, pictures.  To know another maker, setting or word for training:
name it below.
"""

from __future__ import annotations

import ast
import builtins
import dis
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import CodeType

_DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_WORK = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_MAKERS = {"partial", "vectorize", "frompyfunc", "compile", "jit", "njit", "no_grad", "cache", "lru_cache",
           "namedtuple", "TypeVar", "NewType", "Enum", "make_dataclass"}
_SETTINGS = {"append", "insert", "extend", "chdir", "seed", "manual_seed", "filterwarnings", "simplefilter",
             "set_default_dtype", "set_default_tensor_type", "set_printoptions", "seterr"}
_CHANGES = {"append", "extend", "insert", "update", "add", "setdefault"}
_TRAINING = {"train", "fit", "tune", "descent", "train_model", "train_net", "train_network", "train_loop", "run_epoch"}
_READS = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"}
_BINDS = {"STORE_NAME", "STORE_GLOBAL"}
_BUILT_IN = frozenset(dir(builtins)) | {"__annotations__", "__file__", "display", "get_ipython"}


@dataclass(eq=False)
class Candidate:
    """A statement, and what decides whether it runs."""

    statement: ast.stmt
    reads: frozenset[str]
    binds: frozenset[str]
    changes: frozenset[str]     # names whose object it changes: `net.rate = 3`, `sizes.append(4)`
    defines: bool
    constant: bool              # it assigns, and calls nothing
    setting: bool
    can_be_needed: bool


def candidate(statement: ast.stmt, code: CodeType) -> Candidate:
    """Return the statement, which compiles to `code`, as a candidate."""
    reads, binds = _names(code)
    changes = frozenset(_changed(statement))
    return Candidate(statement, frozenset(reads), frozenset(binds), changes, _defines(statement),
                     _is_constant(statement), _is_setting(statement), bool(binds or changes) and _makes(statement))


def selected(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return those that run, in order."""
    own = {name for each in candidates if each.defines and not _imports(each) for name in each.binds}
    defined = {name for each in candidates if each.defines for name in each.binds}
    kept = {each for each in candidates if each.defines}
    while True:
        there = _BUILT_IN.union(*(each.binds for each in kept))
        used = defined.union(*(each.reads for each in kept))
        more = {each for each in candidates if each not in kept and
                (_is_cheap(each, there, own) or _is_needed(each, used, defined, own))}
        if not more:
            return [each for each in candidates if each in kept]
        kept |= more


def _is_cheap(each: Candidate, there: frozenset[str], own: set[str]) -> bool:
    """True for a constant or a setting of what is there; the notebook's own functions may take an hour to make one."""
    known = each.reads <= there and bool(each.binds or each.changes & there)
    return known and (each.constant or each.setting and not each.reads & own)


def _is_needed(each: Candidate, used: set[str], defined: set[str], own: set[str]) -> bool:
    if not each.can_be_needed:
        return False
    if not each.binds:
        return bool(each.changes & used) and not each.reads & own - each.changes
    # A result may bear a function's name: it is the function that is asked for.
    return bool(each.binds & used) and not each.binds & defined and not _updates(each, own)


def _updates(each: Candidate, own: set[str]) -> bool:
    """True for `W, V = step(W, V)`: what the notebook's own code makes of a value of the same name is a result."""
    return not each.constant and bool(each.binds & each.reads) and bool(each.reads & own)


def _imports(each: Candidate) -> bool:
    return isinstance(each.statement, (ast.Import, ast.ImportFrom))


def _names(code: CodeType, inside: bool = False) -> tuple[set[str], set[str]]:
    """Return the notebook's names that a code object reads and binds, in the functions and classes in it too."""
    reads, binds = set(), set()
    for step in dis.get_instructions(code):
        if step.opname in _READS:
            reads.add(step.argval)
        elif step.opname in _BINDS:
            binds.add(step.argval)
    if inside:  # what a class body binds is its own
        own = {step.argval for step in dis.get_instructions(code) if step.opname == "STORE_NAME"}
        reads, binds = reads - own, binds - own
    for nested in (constant for constant in code.co_consts if isinstance(constant, CodeType)):
        more_reads, more_binds = _names(nested, inside=True)
        reads, binds = reads | more_reads, binds | more_binds
    return reads, binds


def _defines(statement: ast.stmt) -> bool:
    if isinstance(statement, _DEFINITIONS):
        return True
    if isinstance(statement, _ASSIGNMENTS):
        value = statement.value
        return isinstance(value, ast.Lambda) or isinstance(value, ast.Call) and _last_name(value) in _MAKERS
    inner = _blocks(statement)
    return any(_defines(each) for each in inner) and all(
        _defines(each) or _is_constant(each) or isinstance(each, ast.Pass) for each in inner)


def _blocks(statement: ast.stmt) -> list[ast.stmt]:
    """Return the statements of all branches of an `if` or a `try`; none for anything else."""
    if isinstance(statement, ast.If):
        return [*statement.body, *statement.orelse]
    if isinstance(statement, ast.Try):
        handled = [each for handler in statement.handlers for each in handler.body]
        return [*statement.body, *handled, *statement.orelse, *statement.finalbody]
    return []


def _is_constant(statement: ast.stmt) -> bool:
    return isinstance(statement, _ASSIGNMENTS) and not any(isinstance(node, _WORK) for node in ast.walk(statement))


def _is_setting(statement: ast.stmt) -> bool:
    return _is_call_of(statement, _SETTINGS)


def _makes(statement: ast.stmt) -> bool:
    """True for what may make a name that is needed: no loop, no call that trains, no call for its effect alone."""
    if isinstance(statement, ast.Expr):
        return _is_call_of(statement, _CHANGES)
    return not any(isinstance(node, _LOOPS) or isinstance(node, ast.Call) and _last_name(node) in _TRAINING
                   for node in _outside_functions(statement))


def _is_call_of(statement: ast.stmt, methods: set[str]) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in methods


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _SCOPES):
            yield from _outside_functions(child)


def _changed(statement: ast.stmt) -> Iterator[str]:
    """Yield the names whose objects a statement changes in place."""
    targets = []
    if isinstance(statement, ast.Assign):
        targets = [node for target in statement.targets for node in ast.walk(target)]
    elif isinstance(statement, (ast.AugAssign, ast.AnnAssign)):
        targets = [statement.target]
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        targets = [statement.value.func]
    for target in targets:
        if isinstance(target, (ast.Attribute, ast.Subscript)) and (name := _root(target)):
            yield name


def _root(node: ast.expr) -> str:
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _last_name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Call):  # numba.jit(nopython=True)(forward)
        return _last_name(function)
    return getattr(function, "attr", getattr(function, "id", ""))
