"""The command: on this machine alone, told by an address, ended with everything kept."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing

import pytest

from grader.errors import OperatorError
from grader.serve.server import serve


@pytest.fixture
def start(course_and_folder):
    """start(*more): `grader serve` on the folder, and its address; what still runs at the end is killed."""
    course, folder = course_and_folder
    started = []

    def run(*more: str, **how) -> tuple[subprocess.Popen, str]:
        command = [sys.executable, "-m", "grader", "--course", str(course.folder), "serve", str(folder), "--no-browser",
                   "--by", "Grace", *more]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **how)
        started.append(process)
        return process, process.stdout.readline().split()[1]

    yield run
    for process in started:
        process.kill()
        process.communicate(timeout=30)


def test_it_listens_on_the_loopback_alone_and_asks_for_its_token(start):
    _, address = start()
    port = int(re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=[\w-]{43}", address)[1])

    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30)
    # All of 127/8 is this machine, so an address there that was not named shows that no other one is listened to.
    with closing(socket.socket()) as other, pytest.raises(OSError):
        other.connect(("127.0.0.2", port))


def test_each_run_has_a_token_of_its_own(start):
    assert start()[1].split("=")[1] != start()[1].split("=")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signals")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_it_ends_with_files_up_to_date(start, folder, ending):
    process, address = start()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page = opener.open(address, timeout=30).read().decode()
    base = address.split("/?")[0]
    answer = base + re.search('href="(/answer/[^"]+)"', page)[1]
    form = opener.open(answer, timeout=30).read().decode()
    mark = {"digest": re.search('data-digest="([^"]+)"', form)[1], "seen": 0, "points": 3, "comment": "", "ticked": []}
    headers = {"Origin": base, "X-CSRF-Token": re.search('name="csrf" content="([^"]+)"', form)[1]}
    opener.open(urllib.request.Request(answer, json.dumps(mark).encode(), headers), timeout=30)

    process.send_signal(ending)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (0, "") and "All marks are kept" in out
    assert ",3,3,4,graded" in (folder / "grades.csv").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signals")
def test_sigterm_ends_it_also_where_a_shell_has_put_it_into_the_background(start):
    process, address = start(preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    opener.open(address, timeout=30).read()   # it serves, and does no longer only begin to

    process.send_signal(signal.SIGTERM)

    assert "All marks are kept" in process.communicate(timeout=60)[0]


def test_a_port_that_is_taken_is_told(folder):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(OperatorError, match=f"Port {port} cannot be had.*leave out --port"):
            serve(folder, None, by="Grace", port=port, on_ready=lambda address: None)


def test_a_folder_without_a_gradebook_is_told(tmp_path):
    with pytest.raises(OperatorError, match="There is no gradebook"):
        serve(tmp_path, None, by="Grace", on_ready=lambda address: None)
