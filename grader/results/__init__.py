"""Result files: what a student's experiments have left, `NAME.json` or `NAME.pkl`, read and doubted.

In: the files of a submission.  Out: plain values, and the Doubts that they raise.  Pure, and trusted: no pickle is
opened here.  checker/result_files.py, which gives checks the fixture `results`, sends one through the wall.

    found.py     which file of a submission is the one called NAME
    reading.py   the bytes of a JSON file -> a plain value, or Unreadable; fields -> arrays
    doubt.py     the noun Doubt
    curves.py    fields that are there, equally long, finite and in range; claims that curves make
    averages.py  is a mean of accuracies a mean of several runs?

To doubt something else: a function below one of the last two that returns a list of Doubts, none where all is well.
"""

from grader.results.averages import denominator, doubt_average
from grader.results.curves import (
    doubt_best,
    doubt_fields,
    doubt_first,
    doubt_fractions,
    doubt_lengths,
    doubt_losses,
    doubt_name,
    doubt_records,
    doubt_rise,
    doubt_shape,
    doubt_smoothness,
)
from grader.results.doubt import Doubt
from grader.results.found import Found, find, stems
from grader.results.reading import Unreadable, arrays_of, copied, read_json

__all__ = [
    "Doubt", "Found", "Unreadable", "arrays_of", "copied", "denominator", "doubt_average", "doubt_best", "doubt_fields",
    "doubt_first", "doubt_fractions", "doubt_lengths", "doubt_losses", "doubt_name", "doubt_records", "doubt_rise",
    "doubt_shape", "doubt_smoothness", "find", "read_json", "stems",
]
