"""Read a page as a browser would, with the standard library's HTML parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"meta", "img", "br", "link", "input"}


@dataclass
class Page(HTMLParser):
    """The elements of a page in order, its visible text, and whether every element was closed in turn."""

    html: str
    elements: list[tuple[str, dict]] = field(default_factory=list)
    text: str = ""
    balanced: bool = True

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.html)
        self.balanced = self.balanced and not self._open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag):
        self.balanced = self.balanced and bool(self._open) and self._open.pop() == tag

    def handle_data(self, data):
        self.text += "" if self._open[-1:] == ["style"] else data

    def all(self, tag: str) -> list[dict]:
        """The attributes of every element of this name."""
        return [attributes for name, attributes in self.elements if name == tag]


def words(html: str) -> str:
    """The visible text of a page on one line, a space between neighbouring elements."""
    return " ".join(Page(html.replace("><", "> <")).text.split())
