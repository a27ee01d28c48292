"""Turn a Report into something to read: text, JSON, HTML, one summary line.

In: model.Report, plain frozen data.  Out: text.
Nothing is written, nothing is decided: outcomes and points come in as they are.
Trust: names, messages, notes and output may be a student's; `clean.py` disarms them before they are shown.
To add a format: add a file with one `to_...` function and name it here.
"""

from grader.render.clean import clean
from grader.render.html import to_html
from grader.render.json import from_json, to_json
from grader.render.summary import to_summary
from grader.render.text import to_text

__all__ = ["clean", "from_json", "to_html", "to_json", "to_summary", "to_text"]
