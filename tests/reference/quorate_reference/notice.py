"""Whether notice of a meeting is enough (docs/semantics.md, section 14)."""

from datetime import timedelta

from .rules import choose
from .words import CannotRead

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def is_enough(day, body, matter, given, held):
    """[N2] Clear days leave out the day of the notice, the day of the meeting, and the days of the calendar."""
    if day.clauses(body, "meets open"):
        raise CannotRead(body.line, "rules of meetings that are to be confirmed")
    if matter is not None and not day.function_in_force(matter):
        matter = None  # [D3] a rule for it is for nothing
    clause = choose(day, day.clauses(body, "notice"), matter)
    if clause is None:
        day.world.by("U1")
        return day.world.whether("notice", body.title)
    day.world.by("N2")
    between = [given + timedelta(days=i) for i in range(1, (held - given).days)]
    counted = [date for date in between
               if not (clause.calendar and is_left_out(day.constitution, clause.calendar, date))]
    return len(counted) >= clause.days


def is_left_out(constitution, calendar, date):
    what = constitution.calendars[calendar].what
    return (WEEKDAYS[date.weekday()] in what["weekdays"] or any(first <= date <= last for first, last in what["days"])
            or any(is_left_out(constitution, other, date) for other in what["others"]))
