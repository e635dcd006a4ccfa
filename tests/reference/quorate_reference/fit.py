"""[A8] A meeting without those who may not hold their seat (docs/semantics.md, section 3)."""

import copy
import dataclasses

from .may_hold import unfit_of


def without_unfit(members, attendance):
    """The members and the attendance as if nobody held a seat that they may not hold: the seat is one nobody holds."""
    fit = {}  # of each seat that somebody may not hold: the same with those who may, or nothing
    for slot in members.slots:
        unfit = unfit_of(members, slot)
        if unfit:
            others = tuple(name for name in slot.holders if name not in unfit)
            fit[slot] = dataclasses.replace(slot, holders=others) if others else None
    there = copy.copy(attendance)
    there.fit = fit
    if not fit:
        return members, there
    members.world.by("A8", "N1")
    left = copy.copy(members)
    left.slots = [fit.get(slot, slot) for slot in members.slots if fit.get(slot, slot)]
    left.slots_of = {}
    for slot in left.slots:
        for person in slot.holders:
            left.slots_of.setdefault(person, []).append(slot)
    left.vacant = [(seat, place, lambda s=seat, p=place: vacant(members, left, s, p))
                   for seat, place, _ in members.vacant]

    def kept(slots):
        return [fit.get(slot, slot) for slot in slots if fit.get(slot, slot)]

    there.members = left
    there.state = {person: state for person, state in attendance.state.items() if person in left.slots_of}
    there.conflicted = {person for person in attendance.conflicted if person in left.slots_of}
    there.giving = {fit.get(slot, slot): people & set(fit[slot].holders) if slot in fit else people
                    for slot, people in attendance.giving.items() if fit.get(slot, slot)}
    there.votes = {fit.get(slot, slot): vote for slot, vote in attendance.votes.items()
                   if fit.get(slot, slot) and there.giving.get(fit.get(slot, slot), True)}
    there.deputies = {slot for slot in attendance.deputies if slot not in fit}
    if attendance.casting and attendance.casting[1] is not None:
        there.casting = (attendance.casting[0], kept(attendance.casting[1]))
    return left, there


def vacant(members, left, seat, place):
    """How many seats of a line nobody holds who may."""
    def held(some):
        return sum(1 for slot in some.slots if slot.seat is seat and slot.place == place)

    told = next(number for line, where, number in members.vacant if line is seat and where == place)
    crowd = max(0, held(members) - (seat.most or held(members)))
    return told() + max(0, held(members) - held(left) - crowd)
