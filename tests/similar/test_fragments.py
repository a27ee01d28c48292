from __future__ import annotations

import numpy as np

from grader.similar.fragments import LENGTH, prints_of, rolled

from .texts import ANNA, TEMPLATE, split

NOTHING = np.zeros(0, dtype=np.uint64)


def test_equal_runs_have_equal_prints_wherever_they_stand():
    run = [str(n) for n in range(LENGTH)]

    prints = rolled(["a", *run, "b", *run])

    assert prints[1] == prints[1 + LENGTH + 1]
    assert len(set(prints.tolist())) == len(prints) - 1


def test_fewer_tokens_than_a_fragment_have_no_print():
    assert len(rolled(["a"] * (LENGTH - 1))) == 0


def test_the_template_alone_has_nothing_of_its_own():
    template, copy = split(TEMPLATE, TEMPLATE.replace("rows", "table"))

    prints = prints_of(copy, rolled(template.symbols))

    assert len(prints.distinct) == 0


def test_without_a_template_every_fragment_is_the_students_own():
    (tokens,) = split(ANNA)

    assert prints_of(tokens, NOTHING).own.all()
