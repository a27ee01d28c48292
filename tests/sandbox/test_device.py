"""A worker sees a GPU only where it was started for one, and then as the operator's own settings say."""

from __future__ import annotations

import pytest

from grader.sandbox.process import ProcessSandbox
from grader.wire import LIBRARY, Answer, Op, Request, decode, encode
from tests.sandbox.conftest import LIMITS, submission


def asked(device: tuple[str, ...], name: str, *args):
    """Return what a library's function answers in a worker that was started for `device`."""
    channel = ProcessSandbox(("numpy",), ()).connect(submission(""), LIMITS, *device)
    try:
        body = encode(Request("q", Op.CALL, LIBRARY, name, args).value())
        return Answer.read(decode(channel.ask(body, 20, 20)), "q").value
    finally:
        channel.close()


@pytest.mark.parametrize("device", [(), ("cpu",), ("mps",)])
def test_without_cuda_no_gpu_is_seen_whatever_the_operator_has_set(monkeypatch, device):
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "3")

    assert asked(device, "os.getenv", "CUDA_VISIBLE_DEVICES") == ""


@pytest.mark.parametrize("chosen", ["3", None])
def test_with_cuda_the_gpus_that_the_operator_has_chosen_are_seen(monkeypatch, chosen):
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    if chosen:
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", chosen)

    assert asked(("cuda",), "os.getenv", "CUDA_VISIBLE_DEVICES") == chosen


@pytest.mark.skipif("sys.platform != 'linux'", reason="other systems have no limit of this kind that is kept")
@pytest.mark.parametrize(("device", "bounded"), [("cpu", True), ("cuda", False)])
def test_a_driver_may_reserve_address_space_and_nothing_else_may(device, bounded):
    import resource

    soft, _hard = asked((device,), "resource.getrlimit", resource.RLIMIT_AS)

    assert (soft != resource.RLIM_INFINITY) == bounded
