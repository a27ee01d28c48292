from __future__ import annotations

import pytest

from tests.assignments.catalogues import assert_catalogue


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_checks_of_train_loop_catch_and_name_every_known_mistake():
    assert_catalogue("train_loop", least=15)
