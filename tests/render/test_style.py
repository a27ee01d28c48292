"""The page's colours can be read, in light and in dark.

Contrast as WCAG 2.2 defines it (relative luminance, success criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import grader.render

CSS = (Path(grader.render.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
               for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2])
TONES = ("good", "part", "bad", "none", "wait", "ours")
TEXT = [(text, ground) for text in ("text", "quiet", "link") for ground in ("page", "card")]
TEXT += [(tone, f"{tone}-soft") for tone in TONES] + [("text", f"{tone}-soft") for tone in ("part", "wait", "ours")]
TEXT += [("text", "good-soft"), ("text", "bad-soft"), ("link", "bad-soft"), ("bad", "card")]     # pages for authors
LINES = [(f"curve-{index}", ground) for index in range(4) for ground in ("page", "card")]


def luminance(colour: str) -> float:
    parts = [int(colour[start:start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_contrast_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text, ground", TEXT)
def test_text_stands_out(scheme, text, ground):
    assert contrast(scheme[text], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("line, ground", LINES)
def test_curves_stand_out(scheme, line, ground):
    assert contrast(scheme[line], scheme[ground]) >= 3


def test_both_schemes_name_the_same_colours():
    assert LIGHT.keys() == DARK.keys()
