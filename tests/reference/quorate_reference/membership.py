"""Whether the membership of a body is valid (docs/semantics.md, section 14)."""

from .attendance import Attendance
from .may_hold import breaks
from .meeting import Meeting
from .model import Who
from .questions import Group, People
from .quorum import met
from .words import CannotRead


def is_valid(members):
    """[N1] Whether nobody breaks what is said of their seat and the members together keep every `requires`."""
    day = members.day
    day.world.by("N1")
    members.personal = True
    if not members.is_known:
        return day.world.whether("membership")
    for seat in day.seats(members.body):
        if seat.beyond:
            raise CannotRead(seat.line, "terms of office")
    for slot in members.slots:
        if any(isinstance(name, str) and breaks(members, slot, name, known_only=False) for name in slot.holders):
            return False
    if members.crowded or members.acts_in_vain or members.shares_in_vain:
        return False
    return all([kept(members, part) for clause in day.clauses(members.body, "requires") for part in clause.parts])


def kept(members, part):
    """Whether the members together keep one `requires`."""
    quantity = part.quantity
    test = members.chooses(quantity.who or (quantity.base and quantity.base.who) or Who())
    if part.sort == "least":
        return met(everybody_there(members), part)
    groups = [test]
    if part.one:
        constitution = members.constitution
        groups = [lambda slot, name=name: test(slot) and any(
            constitution.is_inside(region, name) for region in members.regions(slot))
            for name in constitution.of_kind(part.one)]
    counts = [len(members.people(group)) for group in groups]
    number = quantity.number * len(members.people(test)) if quantity.sort == "share" else quantity.number
    if part.sort == "each":
        return all(count >= number for count in counts)
    return all(count <= number if part.sort == "most" else count < number for count in counts)


def everybody_there(members):
    everyone = [Group([People("everyone")], "present")]
    return Meeting(members, Attendance(members, everyone), "meeting")
