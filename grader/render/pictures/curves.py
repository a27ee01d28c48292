"""Draw Curves: lines over common axes, told apart by dashes and marks as well as by colour.

In: model.Curves, and Marks on its lower axis where wanted.  Out: an inline SVG and its legend.  A value that is not
finite leaves a gap.
"""

from __future__ import annotations

from markupsafe import Markup

from grader.model import Curve, Curves
from grader.plots import look
from grader.render.pictures.axes import Axis, axis, drawable, grid, tick_label
from grader.render.pictures.marks import Mark, draw_mark, mark_key
from grader.render.pictures.svg import legend, no_picture, svg, tag

WIDTH, HEIGHT = 400, 250
TOP, BOTTOM, RIGHT = 24, 208, 388
DASHES = tuple(" ".join(map(str, dash)) or "none" for dash in look.DASHES)
COLOURS = 4                  # a different count than DASHES: the pairs repeat only after 20 curves
MOST_POINTS = 800            # in one line; more cannot be seen at this width

Point = tuple[float, float]


def draw_curves(picture: Curves, marks: tuple[Mark, ...] = ()) -> Markup:
    """Return the curves on axes from their smallest to their largest value, with a legend.

    Marks stand behind the curves and widen the lower axis where they must; one that is not finite is left out.
    """
    lines = [_runs(curve) for curve in picture.curves]
    points = [point for runs in lines for run in runs for point in run]
    if not points:
        return no_picture("there is no finite value to show", picture.alt)
    marks = tuple(mark for mark in marks if drawable(mark.value))
    across, up = _axes(points, [mark.value for mark in marks])
    drawn = [draw_mark(mark, across, up) for mark in marks]
    drawn += [_line(index, runs, across, up) for index, runs in enumerate(lines)]
    keys = [(_key(index), curve.label) for index, curve in enumerate(picture.curves)]
    keys += [(mark_key(mark), mark.label) for mark in marks]
    return svg(picture.alt, WIDTH, HEIGHT, *grid(across, up), *_names(picture), *drawn) + legend(keys)


def _axes(points: list[Point], marked: list[float]) -> tuple[Axis, Axis]:
    up = axis((y for _, y in points), BOTTOM, TOP, from_zero=True)
    widest = max(len(tick_label(value)) for value in up.ticks())
    return axis([*(x for x, _ in points), *marked], 14 + 8 * widest, RIGHT), up


def _names(picture: Curves) -> list[Markup]:
    return [tag("text", picture.y_label, x=4, y=13),
            tag("text", picture.x_label, x=RIGHT, y=HEIGHT - 6, text_anchor="end")]


def _runs(curve: Curve) -> list[list[Point]]:
    """Split a curve at its gaps."""
    runs: list[list[Point]] = [[]]
    for x, y in zip(curve.x, curve.y):
        if drawable(x) and drawable(y):
            runs[-1].append((x, y))
        elif runs[-1]:
            runs.append([])
    return [_thinned(run) for run in runs if run]


def _thinned(run: list[Point]) -> list[Point]:
    """Keep the lowest and the highest point of each stretch, so that a spike survives."""
    if len(run) <= MOST_POINTS:
        return run
    size = -(-2 * len(run) // MOST_POINTS)
    kept: list[Point] = [run[0]]
    for begin in range(0, len(run), size):
        stretch = range(begin, min(begin + size, len(run)))
        ends = {min(stretch, key=lambda i: run[i][1]), max(stretch, key=lambda i: run[i][1])}
        kept += [run[index] for index in sorted(ends)]
    return [*kept, run[-1]]


def _line(index: int, runs: list[list[Point]], across: Axis, up: Axis) -> Markup:
    places = [[(across.at(x), up.at(y)) for x, y in run] for run in runs]
    path = " ".join("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in places if len(run) > 1)
    marks = [tag("circle", cx=run[0][0], cy=run[0][1], r=3.5) for run in places if len(run) == 1]
    shape = [tag("path", d=path, stroke_dasharray=DASHES[index % len(DASHES)])] if path else []
    return tag("g", *shape, *marks, class_=_colour(index))


def _key(index: int) -> Markup:
    return tag("path", d="M0 7 L30 7", stroke_dasharray=DASHES[index % len(DASHES)], class_=_colour(index))


def _colour(index: int) -> str:
    return f"curve curve-{index % COLOURS}"
