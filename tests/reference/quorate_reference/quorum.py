"""Whether a quorum is there (docs/semantics.md, section 5)."""

from fractions import Fraction
from math import ceil, floor, isqrt

from .model import Open, Who
from .words import CannotRead


def is_quorate(meeting, use):
    """[Q9] Whether a meeting is quorate: to meet, to vote (what a motion needs), or to begin."""
    meeting.world.by("Q9")
    if use == "begin":
        clause = None if adjourned(meeting) else meeting.rule("quorum to begin")  # [Q10]
        return is_there(meeting, clause) if clause else to_meet(meeting)
    if use == "meet":
        return to_meet(meeting)
    to_vote = meeting.rule("quorum to vote")
    if to_vote is None:
        return to_meet(meeting)
    if not (meeting.outside or meeting.rule("quorum to meet") or adjourned(meeting)):
        return is_there(meeting, to_vote)  # that alone, if only that is stated
    return all([to_meet(meeting), is_there(meeting, to_vote)])


def adjourned(meeting):
    """What is said of the quorum of an adjourned meeting, if this is one."""
    clause = meeting.rule("without adjourned") if meeting.sitting == "adjourned" else None
    return clause if clause and clause.then else None


def to_meet(meeting):
    if meeting.outside:
        meeting.world.by("R5")  # [R5] no quorum to meet is needed outside a meeting
        return True
    again = adjourned(meeting)
    if again:
        # [Q10] At an adjourned meeting: P, on whatever matter; or one person.
        meeting.world.by("Q10", "Q7", "E2")
        meeting.world.rests_on(again)
        return meeting.somebody_counts() and (again.then == "whoever" or all(met(meeting, part) for part in again.then))
    clause = meeting.rule("quorum to meet")
    if clause is None:
        meeting.world.by("Q8")  # [Q8] no quorum is known
        return meeting.world.whether("no quorum", meeting.body.title)
    return is_there(meeting, clause)


def is_there(meeting, clause):
    """[Q1] A quorum is there if every one of its requirements is met. [E2] The answer cites it."""
    meeting.world.by("E2")
    meeting.world.rests_on(clause)
    if isinstance(clause.parts, Open):
        meeting.world.by("Q8", "U1")
        return meeting.world.whether("quorum", clause.parts.key)
    if not clause.parts:
        meeting.world.by("Q8")
        return True
    meeting.world.by("Q1", "Q2")
    if not meeting.somebody_counts():
        meeting.world.by("Q7")
        return False
    return all([met(meeting, part) for part in clause.parts])


def met(meeting, part):
    if part.kind:
        # [Q6] The places or organisations of a kind for which somebody who counts is there.
        meeting.world.by("Q6")
        constitution = meeting.day.constitution
        regions = {region for slots in meeting.counted() for slot in slots for region in meeting.members.regions(slot)}
        found = [name for name in constitution.of_kind(part.kind)
                 if any(constitution.is_inside(region, name) for region in regions)]
        return reaches(len(found), part.quantity.number, part.more)
    return reached(meeting, part.quantity, part.more, meeting.members.chooses(part.within))


def reaches(count, quantity, more):
    """[Q3] *At least* is met by the quantity itself; *more than* is not."""
    return count > quantity if more else count >= quantity


def reached(meeting, quantity, more, within):
    """[Q4] Whether those who count and whom a quantity names reach it."""
    meeting.world.by("Q3", "Q4")
    members = meeting.members
    if quantity.sort in ("greater", "smaller"):
        parts = [reached(meeting, part, more, within) for part in quantity.parts]
        return all(parts) if quantity.sort == "greater" else any(parts)

    def count(test):
        return sum(any(test(slot) and within(slot) for slot in slots) for slots in meeting.counted())

    if quantity.sort == "number":
        return reaches(count(members.chooses(quantity.who)), quantity.number, more)
    if quantity.sort == "all but":
        test = members.chooses(quantity.who)
        in_post = len(members.people(lambda slot: test(slot) and within(slot)))
        return reaches(count(test), in_post - quantity.number, more)
    test = members.chooses(quantity.base.who or Who(quantity.base.voting))
    # With `from WHO` the quantity stays what it is; [Y3] proxies are somebody to a quorum only if they count.
    base = people_in(meeting, quantity.base, lambda slot: True, meeting.proxies_count)
    return share_reached(count(test), quantity, base, more)


def share_reached(count, quantity, base, more):
    """A share, or a share of a square root, compared exactly: rounded first, if that is said, and `plus` added then."""
    if quantity.sort == "share":
        needed = quantity.number * base
        if quantity.rounding:
            needed = rounded(needed, quantity.rounding)
        return reaches(count, needed + quantity.plus, more)
    square = quantity.number ** 2 * base
    if quantity.rounding:
        return reaches(count, rounded_root(square, quantity.rounding) + quantity.plus, more)
    above = count - quantity.plus
    return above >= 0 and reaches(above ** 2, square, more)


def rounded(number, way):
    if way == "up":
        return ceil(number)
    return floor(number) if way == "down" else floor(number + Fraction(1, 2))


def rounded_root(square, way):
    root = isqrt(floor(square))
    if way == "up":
        return root if root ** 2 == square else root + 1
    if way == "nearest" and (root + Fraction(1, 2)) ** 2 <= square:
        return root + 1
    return root


def people_in(meeting, base, within, proxies=True):
    """[Q5] How many people there are in a base, of those who are within a group."""
    meeting.world.by("Q5")
    members = meeting.members
    test = members.chooses(base.who or Who(base.voting))

    def picked(slot):
        return test(slot) and within(slot)

    if base.sort in ("filled", "who", "electorate"):
        return len(members.people(picked))
    if base.sort == "all":
        return len(members.people(picked)) + len(vacant_in(meeting, picked, base.voting))
    if base.sort == "eligible":
        return len({person for person in members.people(picked) if not meeting.gone(person)})
    if base.sort == "present":
        return sum(any(picked(slot) for slot in slots) for slots in meeting.there(proxies).values())
    raise CannotRead(0, f"a base of {base.sort} where people are counted")


def vacant_in(meeting, picked, voting):
    """The vacant seats that a base counts: with `voting`, only those that have a vote."""
    found = meeting.vacant() if voting else meeting.all_vacant()
    return [slot for slot in found if picked(slot)]
