"""Level strict with torch: what train_loop's honest submissions do works, and does not hang."""

from __future__ import annotations

import pytest
import torch

from grader.model import Level
from grader.sandbox import mechanism_for
from tests.sandbox.conftest import LIMITS, Talk
from tests.walls import require

pytestmark = pytest.mark.slow  # one server imports torch and torchvision
TEXT = """
import threading
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

def multiply(threads):
    torch.set_num_threads(threads)
    return (torch.ones(300, 300) @ torch.ones(300, 300)).sum().item(), torch.get_num_threads()

def gradient():
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    (w ** 2).sum().backward()
    return w.grad

def trained(name):
    torch.manual_seed(0)
    model, x = nn.Linear(2, 1), torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    optimizer = getattr(torch.optim, name)(model.parameters(), lr=0.01)
    losses = []
    for _ in range(5):
        optimizer.zero_grad()
        loss = ((model(x) - 1) ** 2).mean()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses[-1] < losses[0]

def batches(how):
    torch.manual_seed(3)
    data = TensorDataset(torch.arange(10).float())
    return [batch.tolist() for (batch,) in DataLoader(data, batch_size=4, shuffle=True, **how)], torch.rand(1).item()

def in_a_thread():
    kept = []
    thread = threading.Thread(target=lambda: kept.append(gradient().tolist()))
    thread.start()
    thread.join()
    return kept

def transformed():
    from torchvision import transforms
    steps = transforms.Compose([transforms.RandomCrop(4), transforms.Normalize(0.5, 0.5)])
    return steps(torch.ones(1, 8, 8))

def saved():
    torch.save({"w": torch.ones(3)}, "model.pt")
    return torch.load("model.pt", weights_only=True)["w"]

def scripted():
    return torch.jit.script(nn.Linear(2, 2))(torch.zeros(1, 2)).shape[1]
"""


@pytest.fixture(scope="module")
def talk():
    require(Level.STRICT)
    sandbox = mechanism_for(Level.STRICT).open(("numpy", "torch"), ())
    talk = Talk(sandbox, TEXT, limits=LIMITS)
    talk.load()
    yield talk
    talk.channel.close()
    sandbox.close()


@pytest.mark.parametrize("threads", [1, 2, 8])
def test_tensors_are_multiplied_on_one_thread_and_on_several(talk, threads):
    assert talk.call("multiply", threads) == (300.0**3, threads)


def test_gradients_are_found(talk):
    assert torch.equal(talk.call("gradient"), torch.tensor([2.0, 4.0]))
    assert talk.call("in_a_thread") == [[2.0, 4.0]]


@pytest.mark.parametrize("name", ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad"])
def test_optimisers_lower_a_loss(talk, name):
    assert talk.call("trained", name) is True


def test_a_model_is_saved_and_read_and_scripted(talk):
    assert torch.equal(talk.call("saved"), torch.ones(3))
    assert talk.call("scripted") == 2


def test_torchvision_transforms_work(talk):
    assert torch.equal(talk.call("transformed"), torch.ones(1, 4, 4))


@pytest.mark.parametrize("how", [
    {"num_workers": 2}, {"num_workers": 2, "persistent_workers": True, "prefetch_factor": 4, "timeout": 5},
    {"num_workers": 1, "multiprocessing_context": "fork"}], ids=["two", "all that goes with them", "context"])
def test_a_loader_with_processes_gives_the_batches_of_one_without(talk, how):
    assert talk.call("batches", how) == talk.call("batches", {})
