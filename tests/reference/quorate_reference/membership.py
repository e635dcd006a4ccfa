"""Whether somebody may hold a seat, and whether a membership is valid (docs/semantics.md, section 14)."""

from .constitution import fits, spelled
from .model import Who
from .people import age
from .words import CannotRead


def may_not_hold(members, slot):
    """[N1] Whether somebody who holds a seat is known to break what is said of its holders."""
    seat = slot.seat
    if not (seat.aged or seat.may_not_be or seat.may_not_hold or seat.must_be or members.constitution.not_both):
        return False
    return any(isinstance(name, str) and breaks(members, seat, name) for name in slot.holders)


def breaks(members, seat, name, known_only=True):
    """Whether a person breaks what is said of a seat; what is not known of them counts only if it is asked for."""
    day, is_a = members.day, members.constitution.is_a
    born = members.of_person(name, "born", "day")
    if seat.aged:
        if born and age(born[0], day.day) < seat.aged:
            return True
        if not born and not known_only and not day.world.whether("age", name, seat.aged):
            return True
    kinds = members.of_person(name, "class", "kind")
    told = kinds or members.of_person(name, "belongs", "organisation")
    if any(is_a(kind, barred) for kind in kinds for barred in seat.may_not_be):
        return True
    for wanted in seat.must_be:
        if not any(is_a(kind, wanted) for kind in kinds) and (
                told or (not known_only and not day.world.whether("class", name, wanted))):
            return True
    return holds_both(members, seat, name)


def holds_both(members, seat, name):
    """Whether a person holds posts that do not go together."""
    day = members.day
    posts = [spelled(clause.post) for person, clause in members.constitution.holdings
             if person.title == name and clause.sort != "deputises" and day.in_force(clause)]

    bodies = [body.title for body in members.constitution.bodies]

    def holds(ref):
        return any(fits(post, (spelled(ref),), bodies) for post in posts)

    return any(map(holds, seat.may_not_hold)) or any(
        day.in_force(clause) and all(map(holds, clause.posts)) for clause in members.constitution.not_both)


def is_valid(members):
    """[N1] Whether nobody breaks what is said of their seat and the members together keep every `requires`."""
    day = members.day
    day.world.by("N1")
    if not members.is_known:
        return day.world.whether("membership")
    for seat in day.seats(members.body):
        if seat.beyond:
            raise CannotRead(seat.line, "terms of office")
    for slot in members.slots:
        if len(slot.holders) > slot.seat.shared_by:
            return False
        if any(isinstance(name, str) and breaks(members, slot.seat, name, known_only=False) for name in slot.holders):
            return False
    if members.crowded or members.acts_in_vain:
        return False
    return all([kept(members, part) for clause in day.clauses(members.body, "requires") for part in clause.parts])


def kept(members, part):
    simple = part.quantity.sort == "number" and not (part.one or part.kind or part.within)
    if part.sort not in ("least", "most", "fewer") or not simple:
        raise CannotRead(members.body.line, "a requirement of composition of this form")
    count = len(members.people(members.chooses(part.quantity.who or Who())))
    number = part.quantity.number
    if part.sort == "least":
        return count > number if part.more else count >= number
    return count <= number if part.sort == "most" else count < number
