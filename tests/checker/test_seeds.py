"""Cases are the same for every student and every regrade, and differ from check to check and secret to secret."""

from __future__ import annotations

import itertools

from grader.checker.seeds import generator
from tests.tiny_course import FakeChannel, check

CHECKS = '''\
@pytest.mark.points(1)
def test_seen(student, rng):
    """Seen."""
    student.double(int(rng.integers(2**62)))


@pytest.mark.hidden
@pytest.mark.points(1)
def test_unseen(student, rng):
    """Unseen."""
    student.double(int(rng.integers(2**62)))
'''


def draws(*place):
    return tuple(generator(*place).integers(2**62, size=3))


def cases(folder, secret):
    """Return the number that each check sent, by running them."""
    channels: list[FakeChannel] = []
    check(folder, CHECKS, secret=secret, channels=channels)
    return [request.args[0] for channel in channels for request in channel.asked if request.name == "double"]


def test_a_generator_is_the_same_each_time():
    assert draws(b"secret", "backprop", "forward") == draws(b"secret", "backprop", "forward")


def test_generators_differ_between_secrets_assignments_and_checks():
    places = itertools.product((b"secret", b"another", None), ("backprop", "conv2d"), ("forward", "descent"))

    drawn = [draws(*place) for place in places]

    assert len(set(drawn)) == len(drawn)


def test_public_cases_stay_the_same_under_another_secret_and_hidden_ones_change(tmp_path):
    seen, unseen = cases(tmp_path, b"secret")
    seen_again, unseen_other = cases(tmp_path, b"another")

    assert seen == seen_again
    assert unseen != unseen_other


def test_a_regrade_draws_the_same_cases(tmp_path):
    assert cases(tmp_path, b"secret") == cases(tmp_path, b"secret")
