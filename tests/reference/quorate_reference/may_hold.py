"""Whether somebody may hold a seat (docs/semantics.md, section 14)."""

from .actors import find_actor, find_actors, is_in_force
from .constitution import fits, spelled
from .people import age
from .words import CannotRead


def unfit_of(members, slot):
    """[N1] Those who hold a seat and are known to break what is said of its holders."""
    seat = slot.seat
    if not (seat.aged or seat.may_not_be or seat.may_not_hold or seat.must_be or seat.acting
            or members.constitution.not_both):
        return set()
    return {name for name in slot.holders if isinstance(name, str) and breaks(members, slot, name)}


def breaks(members, slot, name, known_only=True):
    """Whether a person breaks what is said of a seat; what is not known of them counts only if it is asked for."""
    day, is_a, seat = members.day, members.constitution.is_a, slot.seat
    born = members.of_person(name, "born", "day")
    if seat.aged:
        if born and age(born[0], day.day) < seat.aged:
            return True
        if not born and not known_only and not day.world.whether("age", name, seat.aged):
            return True
    kinds = members.of_person(name, "class", "kind")
    told = members.is_told_of(name)
    if any(is_a(kind, barred) for kind in kinds for barred in seat.may_not_be):
        return True
    for wanted in seat.must_be:
        if not any(is_a(kind, wanted) for kind in kinds) and (
                told or (not known_only and not day.world.whether("class", name, wanted))):
            return True
    held = posts_of(members, name)
    if seat.acting and slot.acted and not held(seat.acting):  # somebody else acts while it is vacant
        return True
    if any(map(held, seat.may_not_hold)):
        return True
    return any(day.in_force(clause) and all(map(held, clause.posts))
               and any(members.is_post(post, seat, slot.place) for post in clause.posts)
               for clause in members.constitution.not_both)


def is_over(day, post):
    """[D3] Whether a post is not in force on the day, so that nobody holds it."""
    try:
        return not is_in_force(day, find_actor(day.constitution, post))
    except CannotRead:
        return False


def posts_of(members, name):
    """A test of posts: those that a person holds on the day."""
    day = members.day
    posts = [spelled(clause.post) for person, clause in members.constitution.holdings
             if person.title == name and clause.sort != "deputises" and day.in_force(clause)
             and not is_over(day, clause.post)]
    owners = [each.title for each in (*members.constitution.bodies, *members.constitution.organisations)]
    # [P3] Whoever is said to hold a seat that goes with a post counts as a holder of the post.
    actors = [found[0] for found in (find_actors(members.constitution, clause.post)
                                     for person, clause in members.constitution.holdings
                                     if person.title == name and clause.sort != "deputises" and day.in_force(clause)
                                     and not is_over(day, clause.post)) if len(found) == 1]

    def holds(ref):
        return any(fits(post, (spelled(ref),), owners) for post in posts) or any(
            actor in actors for actor in find_actors(members.constitution, ref))

    return holds
