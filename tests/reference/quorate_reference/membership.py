"""Whether the membership of a body is valid (docs/semantics.md, section 14)."""

from .attendance import Attendance
from .may_hold import breaks, terms_of, years_after
from .meeting import Meeting
from .model import Who
from .questions import Group, People
from .quorum import met


def is_valid(members):
    """[N1] Whether nobody breaks what is said of their seat and the members together keep every `requires`."""
    day = members.day
    day.world.by("N1")
    members.personal = True
    if not members.is_known:
        return day.world.whether("membership")
    for slot in members.slots:
        if any(isinstance(name, str) and breaks(members, slot, name, known_only=False) for name in slot.holders):
            return False
    if members.crowded or members.acts_in_vain or members.shares_in_vain:
        return False
    if any(seat.retire and not enough_retire(members, seat) for seat in day.seats(members.body)):
        return False
    return all([kept(members, part) for clause in day.clauses(members.body, "requires") for part in clause.parts])


def enough_retire(members, seat):
    """[N1] Whether as many as the share says, rounded down, have terms that end in the year from the day."""
    day = members.day
    year, known, unknown, holders = years_after(day.day, 1), 0, 0, 0
    for slot in members.slots:
        if slot.seat is not seat or slot.acted:
            continue
        for name in slot.holders:
            holders += 1
            ends = [end for end in ends_of(members, slot, name) if end is not None]
            known += bool(ends) and min(ends) <= year
            unknown += not ends
    needed = int(seat.retire * holders)
    return known >= needed or (known + unknown >= needed and day.world.whether("retiring", seat.post))


def ends_of(members, slot, name):
    """The days on which the term of somebody ends: as is said, and by the years of a term."""
    terms = terms_of(members, slot.seat, slot.place, name)
    now = [(start, end) for start, end in terms if end is None or members.day.day < end]
    start, end = now[-1] if now else (None, None)
    years = slot.seat.term.years if slot.seat.term else 0
    return [end, years_after(start, years) if years and start else None]


def kept(members, part):
    """Whether the members together keep one `requires`."""
    quantity = part.quantity
    test = members.chooses(quantity.who or (quantity.base and quantity.base.who) or Who())
    if part.sort == "least":
        return met(everybody_there(members), part)
    constitution = members.constitution
    if part.sort == "each":
        regions = [len(members.people(lambda slot, name=name: test(slot) and any(
            constitution.is_inside(region, name) for region in members.regions(slot))))
            for name in constitution.of_kind(part.one)]
        return all(count >= quantity.number for count in regions)
    counts = [len(members.people(test))]
    if part.one:
        people = {name for slot in members.slots if test(slot) for name in slot.holders}
        counts = [sum(members.belongs_to(name, one) for name in people)
                  for one in constitution.of_kind(part.one) if members.day.is_name_in_force(one)]
        counts = list(filter(None, counts))  # [N1] of an organisation of which nobody is there are not too many
    whole = members.people(test) if part.one else members.people()
    number = quantity.number * len(whole) if quantity.sort == "share" else quantity.number
    return all(count <= number if part.sort == "most" else count < number for count in counts)


def everybody_there(members):
    everyone = [Group([People("everyone")], "present")]
    return Meeting(members, Attendance(members, everyone), "meeting")
