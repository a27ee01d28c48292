"""grader/worker/data_loader.py: loaders that ask for processes load in this one, and nothing else changes."""

from __future__ import annotations

import pytest
import torch
from torch.utils.data import BatchSampler, DataLoader, SequentialSampler, TensorDataset

from grader.worker.data_loader import load_in_this_process

DATA = TensorDataset(torch.arange(10).float())


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Loaders load in this process until the test ends."""
    monkeypatch.setattr(DataLoader, "__init__", DataLoader.__init__)
    load_in_this_process()


def batches(loader: DataLoader) -> list:
    return [batch.tolist() for (batch,) in loader]


@pytest.mark.parametrize("how", [
    {"num_workers": 2}, {"num_workers": 3, "persistent_workers": True, "prefetch_factor": 2, "timeout": 9},
    {"num_workers": 1, "multiprocessing_context": "spawn"}, {"num_workers": 2, "worker_init_fn": print}])
def test_no_process_is_asked_for(how):
    loader = DataLoader(DATA, batch_size=4, **how)

    assert loader.num_workers == 0
    assert [len(batch) for batch in batches(loader)] == [4, 4, 2]


def test_arguments_by_place_are_understood():
    loader = DataLoader(DATA, 1, False, None, BatchSampler(SequentialSampler(DATA), 5, False), 2)

    assert (loader.num_workers, [len(batch) for batch in batches(loader)]) == (0, [5, 5])


def test_the_order_is_the_one_that_processes_would_have_loaded(monkeypatch):
    torch.manual_seed(1)
    here = batches(DataLoader(DATA, batch_size=3, shuffle=True, num_workers=2))
    after = torch.rand(1)
    monkeypatch.undo()
    torch.manual_seed(1)

    there = batches(DataLoader(DATA, batch_size=3, shuffle=True, num_workers=2))

    assert (here, after) == (there, torch.rand(1))


def test_other_settings_are_kept():
    loader = DataLoader(DATA, batch_size=3, drop_last=True, num_workers=2)

    assert (loader.batch_size, loader.drop_last, len(loader)) == (3, True, 3)


def test_wrong_arguments_are_refused_as_ever():
    with pytest.raises(TypeError, match="no_such_argument"):
        DataLoader(DATA, no_such_argument=1)
    with pytest.raises(ValueError, match="drop_last"):
        DataLoader(DATA, batch_size=None, drop_last=True, num_workers=2)
