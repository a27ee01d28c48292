"""What the class page holds, and what a hostile name cannot make it hold."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import unescape

import pytest

from grader.render import to_class_page
from grader.render.class_table import make_table

from . import class_samples as samples
from . import page
from .page import Page
from .test_style import DARK, LIGHT, TONES, contrast

HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "{% raw %}", "</style><b>",
           "'><svg/onload=x>", "`<script>`", "<!--<script>", "]]>", "\x1b[31mred\x1b[0m", "a\u202eb", "a\u2028b",
           "\ud800", "../../etc", "&lt;b&gt;", "</title>", "</option></select>"]
ALLOWED = set("""html head meta title style body header main nav section div span p h1 h2 h3 ul ol li dl dt dd strong
                 code table caption thead tbody tr th td a details summary svg rect line text script label input select
                 option button""".split())
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


def words(html: str) -> str:
    """The visible text of a page on one line."""
    return page.words(SCRIPT.sub("", html))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(hostile):
    html = to_class_page(samples.hostile(hostile))

    held = Page(html)

    assert {tag for tag, _ in held.elements} <= ALLOWED
    assert not [name for _, attributes in held.elements for name in attributes if name.startswith("on")]
    assert held.balanced
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\ud800-\udfff]", html)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_every_link_leads_to_a_report_or_into_the_page(hostile):
    held = Page(to_class_page(samples.hostile(hostile)))

    targets = [link["href"] for link in held.all("a")]

    assert targets and all(re.fullmatch(r"reports(/[\w.~%-]+)+|#[\w.~%=&-]+", target) for target in targets)
    assert not [target for target in targets if {".", ".."} & set(target.split("/"))]


def test_links_into_the_page_find_their_place():
    held = Page(to_class_page(samples.small()))

    places = {attributes["id"] for _, attributes in held.elements if "id" in attributes}
    targets = {link["href"][1:] for link in held.all("a") if link["href"][0] == "#" and "=" not in link["href"]}

    assert {"mistake-1", "mistake-2", "checks", "submissions", "to-look-after"} == targets <= places


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_only_script_that_may_run_is_ours(hostile):
    html = to_class_page(samples.hostile(hostile))

    (data_type, _), (script_type, script) = SCRIPT.findall(html)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policies = [meta["content"] for meta in Page(html).all("meta") if "http-equiv" in meta]

    assert (data_type, script_type) == (' type="application/json" id="class-data"', "")
    assert policies == [f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
                        "base-uri 'none'; form-action 'none'"]


def test_our_script_is_the_same_whatever_the_class():
    scripts = {SCRIPT.findall(to_class_page(one))[1][1] for one in (samples.small(), samples.hostile("</script>"))}

    assert len(scripts) == 1


def test_our_script_writes_text_and_never_markup():
    script = SCRIPT.findall(to_class_page(samples.overview()))[1][1]

    assert "textContent" in script
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp|import",
                         script)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_the_script_is_handed_is_inert_json(hostile):
    overview = samples.hostile(hostile)

    data = SCRIPT.findall(to_class_page(overview))[0][1]

    assert not set(data) & set("<>&\u2028\u2029")
    assert json.loads(data) == make_table(overview).data


def test_the_page_asks_the_network_for_nothing():
    html = to_class_page(samples.small())

    assert not [name for _, attributes in Page(html).elements for name in attributes if name in ("src", "action")]
    assert "url(" not in html and "@import" not in html and "http:" not in html and "https:" not in html


def test_a_thousand_submissions_stay_below_one_and_a_half_megabytes():
    assert len(to_class_page(samples.large()).encode()) < 1_500_000


def test_sections_come_in_the_order_in_which_a_lecture_needs_them():
    html = to_class_page(samples.small())

    assert re.findall(r"<h2>(.*?)</h2>", html) == [
        "What to explain again", "Checks that went wrong most often", "Final scores", "How each check ended",
        "What to look after", "Time to grade", "All submissions"]


def test_a_mistake_is_shown_with_its_students_its_checks_and_their_reports():
    html = to_class_page(samples.small())

    item = html[html.index('id="mistake-1"'):html.index('id="mistake-2"')]

    assert words(item).startswith('id="mistake-1" value="1"> The bias is not added. in: the title of linear '
                                  "2 of 4 submissions (50 %) In the table Their reports")
    assert '<a href="reports/brandt/report.html">brandt of the roster</a>' in item
    assert '<a href="reports/celik/report.html">celik of the roster</a>' in item
    assert 'style="width: 50.00%"' in item


def test_a_file_that_does_not_load_is_told_as_one_thing():
    html = to_class_page(samples.not_run())

    text = words(html)

    assert "A syntax error. The file did not load, and no check could run. 1 of 4 submissions (25 %)" in text
    assert "Without 1 submission that did not load and 1 submission with nothing to grade." in text
    assert "✓ 1 passed ✗ 1 failed 50 %" in text and "crashed 50 %" not in text and "missing 50 %" not in text


def test_checks_that_went_wrong_lead_to_the_submissions_in_which_they_did():
    html = to_class_page(samples.not_run())

    worst = html[html.index('<ol class="worst">'):html.index("</ol>", html.index('<ol class="worst">'))]

    assert words(worst).endswith("1 of 2 (50 %) the title of linear")
    assert '<a href="#check=linear&amp;outcome=wrong">' in worst


def test_a_group_is_one_submission():
    text = words(to_class_page(samples.overview(*samples.group("Ada", "Bob"), samples.row("abel"))))

    assert "Submissions 2" in text
    assert "The bias is not added. in: the title of linear 1 of 2 submissions (50 %)" in text


def test_a_mistake_of_a_group_names_all_its_members():
    group = [samples.row("team", student=student, mistakes=("the rate is squared",)) for student in ("Ada", "Bob")]

    html = to_class_page(samples.overview(*group))

    assert ">Ada, Bob</a>" in html[html.index('id="mistake-1"'):html.index('id="checks"')]


def test_why_a_submission_is_of_nobody_is_told():
    stray = samples.row("stray", matched=False, why_unmatched="its name is that of 1 and of <2>")

    assert "its name is that of 1 and of &lt;2&gt;" in to_class_page(samples.overview(stray))


def test_less_frequent_mistakes_are_folded_away_and_keep_counting():
    rows = [samples.row(f"s{place}", mistakes=(f"mistake number {place}",)) for place in range(12)]

    html = to_class_page(samples.overview(*rows))

    assert "9 less frequent" in words(html)
    assert re.findall(r'id="mistake-(\d+)"', html) == [str(place) for place in range(1, 13)]


def test_a_student_who_made_a_mistake_and_has_no_row_is_named_without_a_link():
    count = samples.MistakeCount("the bias is not added", ("linear",), ("gone",))

    html = to_class_page(samples.overview(samples.row(), mistakes=(count,)))

    assert "<li>gone</li>" in html


def test_a_check_is_told_by_bar_by_words_and_by_share():
    html = to_class_page(samples.small())

    assert ('<span class="passed" style="width: 50.00%">✓</span><span class="failed" style="width: 25.00%">✗</span>'
            '<span class="broken" style="width: 25.00%">?</span>') in html
    assert '<a href="#check=linear&amp;outcome=failed">1 failed</a>' in html
    assert "✓ 2 passed ✗ 1 failed ? 1 broken 67 % Gradient descent" in words(html)


def test_what_a_person_has_to_do_is_told():
    text = words(to_class_page(samples.small()))

    after = text[text.index("What to look after Warning"):]

    for part in ("Warning: The secret is published.", "BROKEN: our fault, graded again (1) linear: 1 submission: ",
                 "descent: 1 submission: unknown7", "Awaiting a person's points (1)",
                 "Submissions of no student of the roster (1) unknown7, says it is of unknown7 of the roster",
                 "Students without a submission (1) Zora Absent",
                 "How the submissions were read notes.pdf is no submission"):
        assert part in after


def test_without_its_script_the_page_shows_every_row_and_no_controls():
    html = to_class_page(samples.small())

    held = Page(html)

    assert [element for element in held.all("div") if element.get("id") == "controls"][0].get("hidden", "no") is None
    body = html[html.index('id="class-table"'):]
    assert body.count("<tr>") == 1 + 4 and "<tr hidden" not in body


def test_tables_have_captions_and_scoped_headers():
    held = Page(to_class_page(samples.small()))

    assert len(held.all("caption")) == len(held.all("table")) == 2
    assert all(header["scope"] in ("row", "col", "rowgroup") for header in held.all("th"))


def test_controls_are_labelled_and_filter_by_what_there_is():
    html = to_class_page(samples.small())

    labels = re.findall(r"<label>(\w+) <(?:input|select)[^>]* id=\"by-(\w+)\"", html)
    options = [unescape(option) for option in re.findall(r"<option[^>]*>(.*?)</option>", html)]

    assert labels == [("Words", "filter"), ("Status", "status"), ("Section", "section"), ("Mistake", "mistake"),
                      ("Check", "check"), ("Outcome", "outcome")]
    assert {"A", "B", "the bias is not added", "linear", "not passed", "over limit", "late",
            "not in the roster"} <= set(options)


def test_headings_descend_one_step_at_a_time_from_a_single_h1():
    levels = [int(tag[1]) for tag, _ in Page(to_class_page(samples.small())).elements if re.fullmatch("h[1-6]", tag)]

    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))


def test_an_empty_class_has_a_page():
    text = words(to_class_page(samples.overview()))

    for part in ("Submissions 0", "No mistake was named.", "there is no score yet", "Nothing was graded.",
                 "No checks were run.", "What to look after Nothing."):
        assert part in text


def test_a_class_of_open_scores_has_a_page():
    text = words(to_class_page(samples.all_open()))

    assert "Awaiting points 3 In the table" in text and "there is no score yet" in text


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", TONES)
def test_signs_stand_out_from_their_part_of_a_bar(scheme, tone):
    assert contrast(scheme["card"], scheme[tone]) >= 4.5


def test_what_to_look_after_names_answers_that_were_not_read_and_what_is_gone():
    text = to_class_page(samples.overview(samples.row("abel", answers_unread="answers.yaml line 3: a quote"),
                                          gone=(samples.row("old"),)))

    asked = text[text.index("What to look after</h2>"):text.index("Time to grade")]
    assert "Answers that were not read (1)" in asked and "answers.yaml line 3: a quote" in asked
    assert "no longer in the collection (1)" in asked and "reports/old/report.html" in asked
    assert "Nothing." not in asked
