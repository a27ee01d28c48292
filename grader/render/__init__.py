"""Turn a Report, a class, a Validation or a Calibration into something to read: text, JSON, HTML, one summary line.

In: plain frozen data.  Out: text.
Nothing is written, nothing is decided: outcomes and points come in as they are.
Trust: names, messages, notes and output may be a student's; `clean.py` disarms them before they are shown.
To add a format: add a file with one `to_...` function and name it here.
"""

from grader.render.calibration_html import calibration_to_html
from grader.render.calibration_text import calibration_to_text
from grader.render.class_page import to_class_page
from grader.render.clean import clean
from grader.render.html import to_html
from grader.render.json import from_json, to_json
from grader.render.summary import to_summary
from grader.render.text import to_text
from grader.render.validation_html import validation_to_html
from grader.render.validation_text import validation_to_text

__all__ = ["calibration_to_html", "calibration_to_text", "clean", "from_json", "to_class_page", "to_html", "to_json",
           "to_summary", "to_text", "validation_to_html", "validation_to_text"]
