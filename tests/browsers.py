"""The system's own Chromium, for tests that look at a page as a person does; nothing is downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def require_browser() -> str:
    """Return the path of Chromium; where there is none the test is skipped, and fails under CI=true."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("a browser is promised here, but there is no Chromium")
    if found is None:
        pytest.skip("no Chromium on this machine to open the page in")
    return found


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Yield a Chromium without a window."""
    path = require_browser()
    expect.set_options(timeout=60_000)     # milliseconds; the machine may be busy
    with sync_playwright() as playwright:
        # A container has no user namespaces for the browser's own sandbox; what it opens here is our own page.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        try:
            yield browser
        finally:
            browser.close()
