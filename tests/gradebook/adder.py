"""A process that opens the gradebook of a folder and adds results: `python -m tests.gradebook.adder FOLDER NAME COUNT`.

It prints "open", or "refused" and why; then the id of each result once it is kept; then it waits until its standard
input ends.
"""

from __future__ import annotations

import sys
from pathlib import Path

from grader.errors import OperatorError
from grader.gradebook import open_gradebook
from tests.gradebook.samples import result


def main(folder: str, name: str, count: str) -> None:
    try:
        with open_gradebook(Path(folder)) as book:
            print("open", flush=True)
            for _ in range(int(count)):
                print(book.add(result(name=name)), flush=True)
            sys.stdin.read()
    except OperatorError as error:
        print(f"refused: {error}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
