"""Days late are counted by the clock on the wall, and the policy turns them into points."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.late import Deadline, Extension, NoPenalty, PerDay, Steps, adjust, days_late, read_time, read_zone

BERLIN = read_zone("Europe/Berlin")              # UTC+1, in summer UTC+2: from 29 March to 25 October 2026
STEPS = Steps(out_of=(70, 40))
DUE = datetime(2026, 11, 30, 23, 59, tzinfo=BERLIN)


def at(text: str) -> datetime:
    return read_time(text, BERLIN)


def adjusted(submitted: str | None, policy=STEPS, raw=75.0, possible=100.0, extension=None):
    moment = None if submitted is None else at(submitted)
    return adjust(raw, possible, moment, Deadline(DUE, policy), extension)


@pytest.mark.parametrize("submitted, days", [
    ("2026-11-01 12:00", 0), ("2026-11-30 23:59", 0), ("2026-11-30 23:59:01", 1), ("2026-12-01 23:59", 1),
    ("2026-12-01 23:59:01", 2), ("2026-12-30 23:59", 30),
])
def test_a_begun_day_is_a_whole_one_and_the_deadline_itself_is_on_time(submitted, days):
    assert days_late(at(submitted), DUE) == days


def test_a_moment_counts_the_same_in_every_zone():
    assert days_late(read_time("2026-12-02T22:59:00.000Z"), DUE) == 2
    assert days_late(read_time("2026-12-03 07:59:01 +0900"), DUE) == 3


def test_the_day_late_on_which_clocks_go_forward_has_23_hours():
    due = at("2026-03-28 23:59")

    assert days_late(at("2026-03-29 23:59"), due) == 1
    assert days_late(due.astimezone(timezone.utc) + timedelta(hours=23, seconds=1), due) == 2


def test_the_day_late_on_which_clocks_go_back_has_25_hours():
    due = at("2026-10-24 23:59")

    assert days_late(due.astimezone(timezone.utc) + timedelta(hours=25), due) == 1
    assert days_late(due.astimezone(timezone.utc) + timedelta(hours=25, seconds=1), due) == 2


def test_a_day_late_that_ends_at_a_time_which_the_clocks_skip_ends_after_the_change():
    due = at("2026-03-28 02:30")

    assert days_late(read_time("2026-03-29 01:30Z"), due) == 1     # the clocks show 3:30
    assert days_late(read_time("2026-03-29 01:30:01Z"), due) == 2


def test_a_deadline_that_the_clocks_show_twice_is_the_later_one():
    due = at("2026-10-25 02:30")

    assert days_late(read_time("2026-10-25 01:30Z"), due) == 0
    assert days_late(read_time("2026-10-25 01:30:01Z"), due) == 1


def test_a_deadline_before_the_clocks_go_back_is_missed_when_they_show_an_earlier_time_again():
    due = read_time("2026-10-25 02:30 +0200", BERLIN)               # the first of two, named by its offset

    assert days_late(read_time("2026-10-25 02:10 +0100"), due) == 1


@pytest.mark.parametrize("submitted", ["2026-12-02 12:00", "2026-11-30 12:00"])
def test_a_time_without_a_zone_is_refused(submitted):
    with pytest.raises(ValueError, match="without a time zone"):
        days_late(datetime.fromisoformat(submitted), DUE)
    with pytest.raises(ValueError, match="needs a time zone"):
        Deadline(datetime.fromisoformat(submitted))


moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from(
    [timezone.utc, BERLIN, read_zone("America/St_Johns"), read_zone("Pacific/Apia"), read_zone("Australia/Lord_Howe")]))


@given(moments, st.floats(-5, 40), st.floats(0, 10))
def test_who_hands_in_later_is_never_less_late(due, days, more):
    first = due.astimezone(timezone.utc) + timedelta(days=days)

    assert days_late(first, due) <= days_late(first + timedelta(days=more), due)


@given(moments, st.floats(-400, 400))
def test_days_late_are_days_within_the_hours_of_a_change_of_clocks(due, days):
    late = days_late(due.astimezone(timezone.utc) + timedelta(days=days), due)

    assert late == 0 if days <= 0 else abs(late - days) < 2.1     # a whole day was skipped in Samoa
    assert (late > 0) == (timedelta(days=days) > timedelta(0))


@pytest.mark.parametrize("submitted, final, sentence", [
    ("2026-11-30 12:00", 75, "on time"),
    ("2026-12-01 12:00", 52.5, "1 day late: graded out of 70: 75 of 100 becomes 52.5"),
    ("2026-12-02 12:00", 30, "2 days late: graded out of 40: 75 of 100 becomes 30"),
    ("2026-12-03 12:00", 0, "3 days late: no points any more: 75 of 100 becomes 0"),
    ("2027-12-03 12:00", 0, "368 days late: no points any more: 75 of 100 becomes 0"),
])
def test_steps_scale_the_score_to_the_maximum_of_the_day(submitted, final, sentence):
    result = adjusted(submitted)

    assert (result.raw, result.final, result.sentence) == (75, final, sentence)


def test_steps_are_percent_of_the_possible_points():
    result = adjusted("2026-12-02 12:00", raw=37.5, possible=50)

    assert result.sentence == "2 days late: graded out of 20: 37.5 of 50 becomes 15"


@pytest.mark.parametrize("policy, days, final, rule", [
    (PerDay(percent=10), 2, 60, "10 % of the raw score off for each day"),
    (PerDay(percent=10, of="possible"), 2, 55, "10 % of the possible points off for each day"),
    (PerDay(percent=10, of="possible"), 8, 0, "10 % of the possible points off for each day"),
    (PerDay(percent=10, floor=30), 20, 22.5,
     "10 % of the raw score off for each day, but at least 30 % of the raw score stay"),
    (NoPenalty(), 2, 75, "no points are taken off"),
])
def test_each_policy_takes_off_what_its_words_say(policy, days, final, rule):
    result = adjust(75, 100, DUE + timedelta(days=days), Deadline(DUE, policy))

    assert result.final == final
    assert result.sentence.startswith(f"{days} days late: {rule}: 75 of 100")


policies = st.one_of(
    st.lists(st.floats(0, 100), max_size=5).map(lambda out_of: Steps(out_of=tuple(sorted(out_of, reverse=True)))),
    st.builds(PerDay, percent=st.floats(0, 100), of=st.sampled_from(["raw", "possible"]), floor=st.floats(0, 100)),
    st.just(NoPenalty()),
)


@given(policies, st.integers(0, 10_000).map(lambda hundredths: hundredths / 100), st.integers(0, 12))
def test_no_score_grows_by_being_late_or_falls_below_zero(policy, raw, days):
    deadline = Deadline(DUE, policy)
    finals = [adjust(raw, 100, DUE + timedelta(days=n), deadline).final for n in (days, days + 1)]

    assert 0 <= finals[1] <= finals[0] <= raw


def test_an_open_score_stays_open_and_is_told_how_late_it_is():
    result = adjusted("2026-12-02 12:00", raw=None)

    assert (result.raw, result.final, result.days_late) == (None, None, 2)
    assert result.sentence == "2 days late: graded out of 40: the score is still open"


def test_a_submission_without_a_time_is_not_late_and_says_so():
    result = adjusted(None)

    assert (result.final, result.days_late) == (75, 0)
    assert "the time of submission is not known" in result.sentence


def test_without_a_deadline_nothing_is_late():
    assert adjust(75, 100, DUE, None).sentence == "no deadline"


def test_the_deadline_for_everybody_and_the_time_of_submission_are_kept_in_one_zone():
    moment = at("2026-12-02 12:00").astimezone(timezone.utc)

    result = adjust(75, 100, moment, Deadline(DUE, STEPS), Extension(days=2))

    assert (result.due.isoformat(), result.submitted.isoformat()) == (
        "2026-11-30T23:59:00+01:00", "2026-12-02T12:00:00+01:00")


@pytest.mark.parametrize("deadline, due", [(None, None), (Deadline(DUE, STEPS), DUE)])
def test_without_a_time_of_submission_only_the_deadline_is_kept(deadline, due):
    result = adjust(75, 100, None, deadline)

    assert (result.due, result.submitted) == (due, None)


def test_grace_forgives_minutes_after_the_deadline_and_after_each_day():
    policy = Steps(out_of=(70, 40), grace_minutes=15)

    days = [adjusted(text, policy).days_late for text in
            ("2026-12-01 00:14", "2026-12-01 00:14:01", "2026-12-02 00:14", "2026-12-02 00:14:01")]

    assert days == [0, 1, 1, 2]


def test_grace_is_told_only_where_it_was_needed():
    policy = Steps(out_of=(70, 40), grace_minutes=15)

    assert adjusted("2026-12-01 00:10", policy).why == "within the 15 minutes of grace"
    assert adjusted("2026-11-30 23:59", policy).why == ""


@pytest.mark.parametrize("extension, last", [
    (Extension(days=2), "2026-12-02 23:59"),
    (Extension(hours=12), "2026-12-01 11:59"),
    (Extension(days=1, hours=1.5), "2026-12-02 01:29"),
    (Extension(until=read_time("2026-12-05 12:00", BERLIN)), "2026-12-05 12:00"),
])
def test_an_extension_moves_the_deadline_from_which_days_are_counted(extension, last):
    result = adjusted(last, extension=extension)

    assert (result.days_late, result.final) == (0, 75)
    assert f"due {last}:00 Europe/Berlin" in result.why
    assert adjust(75, 100, at(last) + timedelta(seconds=1), Deadline(DUE, STEPS), extension).days_late == 1


def test_an_extension_to_an_earlier_date_takes_nothing_away():
    assert adjusted("2026-11-30 23:00", extension=Extension(until=at("2026-11-20"))).days_late == 0


def test_an_extension_in_another_zone_is_compared_by_its_moment():
    new_york = read_time("2026-11-30 23:00 America/New_York")

    assert Extension(until=new_york).of(DUE) == at("2026-12-01 05:00")


def test_days_of_an_extension_are_days_by_the_wall_clock():
    assert Extension(days=1).of(at("2026-10-24 23:59")) == at("2026-10-25 23:59")


def test_hours_of_an_extension_are_hours_that_pass():
    assert Extension(hours=24).of(at("2026-10-24 23:59")) == at("2026-10-25 22:59")


@pytest.mark.parametrize("text, moment", [
    ("2026-11-30 23:59", "2026-11-30T22:59:00+00:00"),
    ("2026-11-30", "2026-11-30T22:59:59+00:00"),
    ("2026-07-01 9:05:30", "2026-07-01T07:05:30+00:00"),
    ("2026-11-30T23:59:00Z", "2026-11-30T23:59:00+00:00"),
    ("2026-11-30 23:59 America/New_York", "2026-12-01T04:59:00+00:00"),
    ("2026-11-30 23:59:00.123456 -08:00", "2026-12-01T07:59:00+00:00"),
])
def test_a_time_is_read_in_its_own_zone_or_the_courses(text, moment):
    assert at(text).astimezone(timezone.utc).isoformat() == moment
    assert at(text).tzinfo is BERLIN


@pytest.mark.parametrize("text, told", [
    ("tomorrow", "is no date and time"), ("2026-02-30", "that there is not"), ("2026-11-30 24:00", "that there is not"),
    ("2026-03-29 02:30", "the clocks skip it"), ("0206-11-30", "is the year 206 meant"),
    ("2026-11-30 12:00 Europe/Berln", '"Europe/Berln" is no time zone'), ("2026-11-30 12:00 +30:00", "is no time zone"),
    ("2026-11-30 12:00 Europe", "is no time zone"),
])
def test_a_wrong_time_is_told_in_words(text, told):
    with pytest.raises(ValueError, match=told):
        at(text)


def test_a_time_without_any_zone_is_refused_with_the_remedy():
    with pytest.raises(ValueError, match="time_zone: Europe/Berlin into course.yaml"):
        read_time("2026-11-30 23:59")


@given(st.one_of(st.text(), st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2})?( ?[+-][0-9]{4}|Z)?")))
def test_any_text_is_a_time_with_a_zone_or_refused_in_words(text):
    try:
        assert at(text).tzinfo is BERLIN
    except ValueError as error:
        assert len(str(error)) > 20


def test_later_days_that_are_worth_more_are_refused():
    with pytest.raises(ValueError, match="a later day is graded out of more"):
        Steps(out_of=(40, 70))
