"""When a submission came, and a Deadline -> its score after the late policy: arithmetic only.

In: a score, a time of submission, a Deadline, perhaps an Extension.  Out: Adjusted, with its reason in words.
Pure: it reads no clock and no file but the rules of time zones that Python finds.

A day late ends when the clocks on the wall show the deadline's time again on the next day, not 24 hours later: "until
23:59" then stays "until 23:59" on a day on which clocks change, and nobody has to reckon with an hour.  Such a day has
23 or 25 hours.  Where a clock shows that time twice the later one counts, where it skips it, the time that is as long
after the change: both are in the student's favour.

To add a policy: a class below with `kept` and `words`, and its name in `Policy`.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Annotated, Literal, Optional, Union
from zoneinfo import ZoneInfo

import msgspec

Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]
Minutes = Annotated[float, msgspec.Meta(ge=0, le=7 * 24 * 60)]
_DAY = timedelta(days=1)
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ] *([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?)?"
                   r" *(Z|[+-][0-9]{2}:?[0-9]{2}|[A-Za-z][\w/+-]*)?")
_END_OF_DAY = "23:59:59"


class _Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="policy"):
    """What all policies share: so many minutes after a deadline, and after each day late, are forgiven."""

    grace_minutes: Minutes = 0


class NoPenalty(_Policy, frozen=True, tag="none"):
    """A late submission counts like any other."""

    def kept(self, raw: float, possible: float, days: int) -> float:
        """Return what is left of `raw` points, `days` (1 or more) late."""
        return raw

    def words(self, possible: float, days: int) -> str:
        """Return the rule that was applied, for the student."""
        return "no points are taken off"


class Steps(_Policy, frozen=True, tag="steps"):
    """Day n late is graded out of `out_of[n - 1]` percent of the possible points, later days not at all.

    The score is scaled to that maximum, not cut off at it: 75 of 100, out of 40, becomes 30.
    """

    out_of: tuple[Percent, ...]

    def __post_init__(self) -> None:
        if list(self.out_of) != sorted(self.out_of, reverse=True):
            raise ValueError(f"a later day is graded out of more than an earlier one: {list(self.out_of)}")

    def kept(self, raw: float, possible: float, days: int) -> float:
        """Return what is left of `raw` points, `days` (1 or more) late."""
        return raw * self._percent(days) / 100

    def words(self, possible: float, days: int) -> str:
        """Return the rule that was applied, for the student."""
        percent = self._percent(days)
        return f"graded out of {_points(possible * percent / 100)}" if percent else "no points any more"

    def _percent(self, days: int) -> float:
        return self.out_of[days - 1] if days <= len(self.out_of) else 0


class PerDay(_Policy, frozen=True, tag="percentage"):
    """Each day late costs `percent` of the raw score, or of the possible points.

    `floor` percent of the raw score are kept, however late it is; so no score grows by being late.
    """

    percent: Percent
    of: Literal["raw", "possible"] = "raw"
    floor: Percent = 0

    def kept(self, raw: float, possible: float, days: int) -> float:
        """Return what is left of `raw` points, `days` (1 or more) late."""
        whole = raw if self.of == "raw" else possible
        return max(raw - whole * self.percent * days / 100, raw * self.floor / 100)

    def words(self, possible: float, days: int) -> str:
        """Return the rule that was applied, for the student."""
        whole = "the raw score" if self.of == "raw" else "the possible points"
        floor = f", but at least {self.floor:g} % of the raw score stay" if self.floor else ""
        return f"{self.percent:g} % of {whole} off for each day{floor}"


Policy = Union[NoPenalty, Steps, PerDay]


class Deadline(msgspec.Struct, frozen=True):
    """Until when an assignment is to be handed in, with a time zone, and what it costs to be late."""

    due: datetime
    policy: Policy = NoPenalty()

    def __post_init__(self) -> None:
        if self.due.utcoffset() is None:
            raise ValueError("a deadline needs a time zone")


class Extension(msgspec.Struct, frozen=True):
    """More time for one student: days by the wall clock and hours, or a new deadline with a time zone."""

    days: int = 0
    hours: float = 0
    until: Optional[datetime] = None

    def of(self, due: datetime) -> datetime:
        """Return the deadline that holds instead of `due`; never an earlier one."""
        if self.until is not None:
            extended = self.until
        else:
            extended = _on_the_wall(due, self.days).astimezone(timezone.utc) + timedelta(hours=self.hours)
        return max(due, extended, key=datetime.timestamp).astimezone(due.tzinfo)

    def words(self) -> str:
        """Return the extension as people say it: "2 days and 12 hours more"."""
        if self.until is not None:
            return "another date"
        parts = [_count(number, unit) for number, unit in ((self.days, "day"), (self.hours, "hour")) if number]
        return f"{' and '.join(parts) or 'nothing'} more"


class Adjusted(msgspec.Struct, frozen=True):
    """A score after the late policy.  `raw` and `final` are null while the score is open."""

    raw: Optional[float]
    final: Optional[float]
    days_late: int
    sentence: str                          # "2 days late: graded out of 40: 75 of 100 becomes 30", or "on time"
    why: str = ""                          # the extension or grace that was granted; empty when there was none
    due: Optional[datetime] = None         # for everybody: without the extension; null where there is no deadline
    submitted: Optional[datetime] = None   # in the zone of `due`; null when nobody knows


def adjust(raw: float | None, possible: float, submitted: datetime | None, deadline: Deadline | None,
           extension: Extension | None = None) -> Adjusted:
    """Return the score, `raw` of `possible` points, after the late policy, rounded to hundredths.

    `submitted` is a time with a zone, or None when nobody knows it: then the submission is not late.
    Raises ValueError for a time without a zone.
    """
    if deadline is None:
        return _unchanged(raw, "no deadline")
    found = _judged(raw, possible, submitted, deadline, extension)
    moment = None if submitted is None else submitted.astimezone(deadline.due.tzinfo)
    return msgspec.structs.replace(found, due=deadline.due, submitted=moment)


def after_days(raw: float | None, possible: float, days: int, policy: Policy, why: str = "") -> Adjusted:
    """Return the score after `policy`, where it is known already that it is `days` (1 or more) late."""
    final = None if raw is None else round(policy.kept(raw, possible, days), 2)
    told = f"{_count(days, 'day')} late: {policy.words(possible, days)}: {_becomes(raw, final, possible)}"
    return Adjusted(raw, final, days, told, why)


def days_late(submitted: datetime, due: datetime, grace_minutes: float = 0) -> int:
    """Return how many days after `due` it was, a begun day being a whole one; 0 at `due` itself and before it.

    Both times need a zone (ValueError); days are counted by the wall clock of the zone of `due`.
    """
    if submitted.utcoffset() is None or due.utcoffset() is None:
        raise ValueError("a time without a time zone cannot be compared with a deadline")
    # In UTC: Python compares two times of one zone by their clocks, and those go back in autumn.
    moment = submitted.astimezone(timezone.utc) - timedelta(minutes=grace_minutes)
    by_the_wall = moment.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = max(0, -(-by_the_wall // _DAY))
    if moment > due.astimezone(timezone.utc):
        days = max(1, days)
    while days and moment <= _on_the_wall(due, days - 1).astimezone(timezone.utc):
        days -= 1
    return days


def read_time(text: str, zone: ZoneInfo | None = None) -> datetime:
    """Return "2026-11-30 23:59" as a time in `zone`; a date alone means the end of that day.

    The text may name a zone itself, as "Z", "+01:00" or "Europe/Berlin".  Raises ValueError, with a sentence, for
    another text, a date that no calendar has, a time that the clocks skip, and a time without any zone.
    """
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise ValueError(f'"{text}" is no date and time.  Write it like 2026-11-30 23:59')
    date, time, named = found.groups()
    own = read_zone(named) if named else zone
    if own is None:
        raise ValueError(f'"{text}" has no time zone.  Write time_zone: Europe/Berlin into course.yaml, or name it '
                         f"here: {date} {time or _END_OF_DAY} Europe/Berlin")
    return _in_zone(_clock(date, time or _END_OF_DAY, text), own, text).astimezone(zone or own)


def read_zone(name: str) -> tzinfo:
    """Return the time zone "Europe/Berlin", "+01:00" or "Z"; raises ValueError with a sentence for another name."""
    offset = re.fullmatch(r"([+-][0-9]{2}):?([0-9]{2})", name)
    try:
        if offset:
            return datetime.strptime(f"{offset[1]}{offset[2]}", "%z").tzinfo
        return ZoneInfo("UTC" if name == "Z" else name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f'"{name}" is no time zone here.  Write one like Europe/Berlin; where none is known, as on '
                         "Windows, install the package tzdata") from None


def _clock(date: str, time: str, text: str) -> datetime:
    try:
        return datetime.strptime(f"{date} {time}", "%Y-%m-%d %H:%M:%S" if time.count(":") == 2 else "%Y-%m-%d %H:%M")
    except ValueError:
        raise ValueError(f'"{text}" is a date or a time that there is not.  Write it like 2026-11-30 23:59') from None


def _in_zone(clock: datetime, zone: tzinfo, text: str) -> datetime:
    """Return the moment at which clocks in `zone` show `clock`, the later one of two."""
    if not 1970 < clock.year < 2200:       # a slip of the pen, and no time zone is known so far away
        raise ValueError(f'"{text}": is the year {clock.year} meant?')
    moment = max(_moments(clock, zone))
    if moment.astimezone(zone).replace(tzinfo=None) != clock:
        raise ValueError(f'"{text}" does not exist in {zone}: the clocks skip it.  Write another time')
    return moment


def _on_the_wall(due: datetime, days: int) -> datetime:
    """Return when the clocks show the time of `due` again, `days` later; `due` itself for 0."""
    return max(_moments(due.replace(tzinfo=None) + days * _DAY, due.tzinfo)) if days else due


def _moments(clock: datetime, zone: tzinfo) -> list[datetime]:
    """Return the moments, in UTC, that `clock` may mean in `zone`: two of them differ where the clocks are changed."""
    return [clock.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc) for fold in (0, 1)]


def _judged(raw: float | None, possible: float, submitted: datetime | None, deadline: Deadline,
            extension: Extension | None) -> Adjusted:
    why = "" if extension is None else _granted(extension, deadline)
    if submitted is None:
        return _unchanged(raw, "not counted as late, since the time of submission is not known", why)
    due = deadline.due if extension is None else extension.of(deadline.due)
    policy = deadline.policy
    if days := days_late(submitted, due, policy.grace_minutes):
        return after_days(raw, possible, days, policy, why)
    forgiven = f"within the {_count(policy.grace_minutes, 'minute')} of grace"
    return _unchanged(raw, "on time", _joined(why, forgiven if days_late(submitted, due) else ""))


def _unchanged(raw: float | None, told: str, why: str = "") -> Adjusted:
    return Adjusted(raw, None if raw is None else round(raw, 2), 0, told, why)


def _becomes(raw: float | None, final: float | None, possible: float) -> str:
    if raw is None or final is None:
        return "the score is still open"
    told = f"{_points(raw)} of {_points(possible)}"
    return told if raw == final else f"{told} becomes {_points(final)}"


def _granted(extension: Extension, deadline: Deadline) -> str:
    due = extension.of(deadline.due)
    return f"extension ({extension.words()}): due {due:%Y-%m-%d %H:%M:%S} {due.tzinfo}"


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _count(number: float, unit: str) -> str:
    return f"{number:g} {unit}{'' if number == 1 else 's'}"


def _points(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")
