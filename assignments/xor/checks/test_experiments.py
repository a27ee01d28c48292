"""Task 4, the experiments: what a learning rate does, and XOR of more inputs."""

import numpy as np
import pytest
import torch

from grader.checker import EXACT, assert_close, award, fail, numbers

WORDS = ("learns", "diverges", "slow")
QUICKEST = 0.02   # seconds of the processor for eleven trainings: ours take 1.4 s, a table 0.001 s


def assert_words(student, worker, assignment, expected):
    """End the check as FAILED unless the sweep has these words for these rates: rate -> word."""
    with worker.limited(assignment.budgets["sweep"].cpu_seconds):
        got = student.learning_rate_sweep(list(expected))
    if type(got) is not dict:
        fail("`learning_rate_sweep` must return a dict: rate -> word.")
    said = [got[rate] if type(got.get(rate)) is str and got[rate] in WORDS else "" for rate in expected]
    places = [f"rate {number} of {len(expected)}" for number in range(1, len(expected) + 1)]
    assert_close(dict(zip(places, said)), dict(zip(places, expected.values())), within=EXACT, name="the words")
    assert_close(len(got), len(expected), within=EXACT, name="the number of rates in the answer")


@pytest.mark.points(4)
def test_sweep(student, worker, assignment, seeded):
    """`learning_rate_sweep` says of each rate whether the net learns, diverges, or is slow."""
    seeded(6)
    assert_words(student, worker, assignment, {100.0: "diverges", 0.1: "learns", 1e-05: "slow"})


@pytest.mark.hidden
@pytest.mark.points(3)
def test_sweep_other_rates(student, worker, assignment, seeded, next_draws, seconds_spent, note, rng):
    """It does so for other rates, each with a new net: what came before changes nothing."""
    seed = int(rng.integers(2**31))
    seeded(seed)
    untouched, spent = next_draws(), seconds_spent()
    seeded(seed)
    # Several slow ones: noise makes the last loss larger than the first one half of the time.
    learns, slow = round(float(rng.uniform(0.05, 0.1)), 3), rng.uniform(1e-6, 1e-4, 8).round(9).tolist()
    assert_words(student, worker, assignment, {learns: "learns", **dict.fromkeys(slow, "slow")})
    large = round(float(rng.uniform(30, 3000)), 1)
    assert_words(student, worker, assignment, {large: "diverges", learns: "learns"})
    # New weights and new batches move one of these generators, and who has one of his own needs time to train.
    trained = next_draws() != untouched or seconds_spent() - spent > QUICKEST
    note(trained, True, "whether anything was trained")
    if not trained:
        fail("`learning_rate_sweep` knows the words without drawing a net or a batch: it trains nothing.",
             "the words come from a table", "no random number was drawn for any of its rates, and it took no time",
             "make a new net and new batches for each rate, train, and let the history decide")


@pytest.mark.hidden
@pytest.mark.points(4)
def test_learns_more(nets, loop, seeded, noisy_xor, worker, assignment, rng):
    """Nets with more hidden units learn XOR of 3, 4 and 5 inputs."""
    budget = assignment.budgets["learns_more"]
    seeded(int(rng.integers(2**31)))
    accuracies = []
    for n, hidden, size in ((3, 16, 16), (4, 32, 32), (5, 64, 64)):
        net, batches = nets.make(n, hidden, "tanh"), [noisy_xor(size, n) for _ in range(10)]
        with worker.limited(budget.cpu_seconds):
            loop.train(net, batches, 0.1, budget.steps // 10)
            x, y = noisy_xor(300, n)
            predicted = numbers(net.forward(torch.tensor(x)), (300,), "the output of a trained net")
        accuracies.append(float(np.mean(np.round(predicted) == np.round(y))))
    award(float(np.mean(accuracies)), assignment.thresholds["learns_more"],
          "the mean accuracy of three nets on new examples")
