"""Draw an ErrorMap: which entries of a 2-D slice are wrong.

In: model.ErrorMap.  Out: an inline SVG, its legend, and the note.  A wrong cell is filled and crossed out.
Row 0 is on top and column 0 on the left, as NumPy prints an array.
"""

from __future__ import annotations

from markupsafe import Markup

from grader.model import ErrorMap
from grader.render.pictures.svg import legend, no_picture, svg, tag

MOST_CELLS = 40              # along one side; larger arrays are shown in blocks
LEFT, TOP = 34, 22
WIDEST, LARGEST_CELL = 340, 26

Cells = list[list[bool]]
Block = tuple[int, int]      # rows and columns of entries that one cell stands for


def draw_error_map(picture: ErrorMap) -> Markup:
    """Return the map with few row and column numbers; large arrays in blocks, wrong when any entry in them is."""
    rows, columns = len(picture.wrong), max(map(len, picture.wrong), default=0)
    if not rows or not columns:
        return no_picture("there are no entries", picture.alt)
    block = (-(-rows // MOST_CELLS), -(-columns // MOST_CELLS))
    cells = _blocks(picture.wrong, block, columns)
    size = min(LARGEST_CELL, WIDEST / len(cells[0]))
    width, height = len(cells[0]) * size, len(cells) * size
    inside = [_board(cells, size), _wrong(cells, size), *_numbers(cells, size, block)]
    drawing = svg(picture.alt, LEFT + width + 4, TOP + height + 4, *inside)
    return drawing + legend(_keys(picture)) + _note(picture.note, block)


def _blocks(wrong: tuple[tuple[bool, ...], ...], block: Block, columns: int) -> Cells:
    high, wide = block
    return [[any(any(row[left:left + wide]) for row in wrong[top:top + high]) for left in range(0, columns, wide)]
            for top in range(0, len(wrong), high)]


def _board(cells: Cells, size: float) -> Markup:
    right, bottom = LEFT + len(cells[0]) * size, TOP + len(cells) * size
    across = [f"M{LEFT} {TOP + row * size:.2f} H{right:.2f}" for row in range(1, len(cells))]
    down = [f"M{LEFT + column * size:.2f} {TOP} V{bottom:.2f}" for column in range(1, len(cells[0]))]
    board = tag("rect", x=LEFT, y=TOP, width=right - LEFT, height=bottom - TOP, class_="right-cell")
    return board + tag("path", d=" ".join(across + down), class_="cell-lines")


def _wrong(cells: Cells, size: float) -> Markup:
    places = [(LEFT + column * size, TOP + row * size)
              for row, entries in enumerate(cells) for column, wrong in enumerate(entries) if wrong]
    return Markup("").join(_wrong_cell(x, y, size) for x, y in places)


def _wrong_cell(x: float, y: float, size: float) -> Markup:
    inset, reach = size * 0.28, size * 0.44
    cross = f"M{x + inset:.2f} {y + inset:.2f} l{reach:.2f} {reach:.2f} m0 {-reach:.2f} l{-reach:.2f} {reach:.2f}"
    return tag("rect", x=x, y=y, width=size, height=size, class_="wrong-cell") + tag("path", d=cross, class_="cross")


def _numbers(cells: Cells, size: float, block: Block) -> list[Markup]:
    labels = [tag("text", str(column * block[1]), x=LEFT + (column + 0.5) * size, y=TOP - 6, text_anchor="middle")
              for column in _few(len(cells[0]), size)]
    return labels + [tag("text", str(row * block[0]), x=LEFT - 6, y=TOP + (row + 0.5) * size + 4, text_anchor="end")
                     for row in _few(len(cells), size)]


def _few(count: int, size: float) -> range:
    """The indices to number: far enough apart that three digits fit between them."""
    return range(0, count, next(step for step in (1, 2, 5, 10, 20, count) if step * size >= 30 or step == count))


def _keys(picture: ErrorMap) -> list[tuple[Markup, str]]:
    total = sum(len(row) for row in picture.wrong)
    wrong = sum(sum(map(bool, row)) for row in picture.wrong)
    right = tag("rect", x=8.5, y=0.5, width=13, height=13, class_="right-cell")
    return [(_wrong_cell(8, 0, 14), f"wrong: {wrong} of {total}"), (right, f"right: {total - wrong} of {total}")]


def _note(note: str, block: Block) -> Markup:
    sentences = [note] if note else []
    if max(block) > 1:
        sentences.append(f"Each cell stands for a block of {block[0]} by {block[1]} entries, "
                         "wrong when any of them is.")
    return Markup("").join(tag("p", sentence, class_="note") for sentence in sentences)
