from __future__ import annotations

import pytest

from tests.assignments.catalogues import assert_catalogue


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_checks_of_two_layer_net_catch_and_name_every_known_mistake():
    assert_catalogue("two_layer_net", least=20)
