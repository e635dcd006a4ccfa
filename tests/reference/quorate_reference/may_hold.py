"""Whether somebody may hold a seat (docs/semantics.md, section 14)."""

import datetime

from .actors import find_actor, find_actors, is_in_force, seats_called
from .constitution import fits, spelled
from .people import Members, age
from .words import CannotRead


def unfit_of(members, slot):
    """[N1] Those who hold a seat and are known to break what is said of its holders."""
    seat = slot.seat
    if not (seat.aged or seat.may_not_be or seat.may_not_hold or seat.must_be or seat.acting or seat.term
            or seat.drawn_from or seat.ex_officio or members.constitution.not_both):
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
    if any(map(held, seat.may_not_hold)) or rests_on_nothing(members, slot, name):
        return True
    if seat.term and not slot.acted and breaks_terms(members, slot, name, known_only):
        return True
    return any(day.in_force(clause) and all(map(held, clause.posts)) and not is_one(members, clause.posts)
               and any(is_of(members, post, slot) for post in clause.posts)
               for clause in members.constitution.not_both)


def is_of(members, post, slot):
    """[N1] Whether a seat is one of a post, or of the post that goes with what is named: the two are one post."""
    if members.is_post(post, slot.seat, slot.place):
        return True
    actors = find_actors(members.constitution, post)
    if slot.seat.ex_officio and actors == find_actors(members.constitution, slot.seat.ex_officio):
        return True
    return len(actors) == 1 and (members.body, slot.seat) in actors[0].things


def is_one(members, posts):
    """[P3] Whether two names are of one post: that of a seat that goes with it is another name of it."""
    one, two = (find_actors(members.constitution, post) for post in posts)
    return len(one) == 1 and one == two


def rests_on_nothing(members, slot, name):
    """[N1] Whether a seat goes with the seat of a post, or is filled from one, that somebody does not hold or may not."""
    constitution = members.constitution
    for ref in (slot.seat.ex_officio, slot.seat.drawn_from):
        if ref is None or slot.acted:
            continue
        seats = seats_called(constitution, ref)
        if seats and not any(holds_rightly(members, name, body, seat) for body, seat in seats):
            return True
    return False


def holds_rightly(members, name, body, seat):
    """[A8] Whether somebody holds a seat that is there on the day, and may hold it; in a circle of seats they do."""
    day = members.day
    if not (day.in_force(body) and day.in_force(seat)):
        return False
    asked = members.asked if hasattr(members, "asked") else ()
    if (id(body), seat.post) in asked:
        return True
    there = Members(day, body, None)
    there.asked = (*asked, (id(body), seat.post))
    return any(slot.seat is seat and name in slot.holders and not slot.acted and not breaks(there, slot, name)
               for slot in there.slots)


def breaks_terms(members, slot, name, known_only):
    """[N1] Whether the term of somebody is over, or they have had more than there may be."""
    day, term = members.day, slot.seat.term
    terms = terms_of(members, slot.seat, slot.place, name)
    if not terms or not (term.years or term.most or term.in_all):
        return False  # whoever holds the seat with another post has no term of it
    if any(not isinstance(start, datetime.date) for start, _ in terms):
        return not known_only and not day.world.whether("term", name, slot.seat.post)
    if term.years and day.day >= years_after(max(start for start, end in terms if end is None or day.day < end),
                                             term.years):
        return True
    row, too_soon = 1, False
    for (start, end), (following, _) in zip(terms, terms[1:]):
        ends = [each for each in (end, years_after(start, term.years) if term.years else None) if each]
        if not ends or following <= min(ends):
            row, too_soon = row + 1, False
            continue
        too_soon = bool(term.most and row >= term.most and term.out and following < years_after(min(ends), term.out))
        row = 1
    by_row = term.in_a_row or term.out
    if too_soon or (term.most and by_row and row > term.most):
        return True
    most = [each for each in (term.in_all, 0 if by_row else term.most) if each]
    return bool(most) and len(terms) > min(most)


def terms_of(members, seat, place, name):
    """[N1] The terms of somebody in a post that have begun by the day, in their order, as (first day, day of ending)."""
    day = members.day
    found = []
    for person, clause in members.constitution.holdings:
        if person.title != name or clause.sort not in ("holds", "shares") or not members.is_post(clause.post, seat, place):
            continue
        if day.in_force(clause) or (isinstance(clause.period.start, datetime.date)
                                    and clause.period.start <= day.day):
            end = clause.period.until
            found.append((clause.period.start, end if isinstance(end, datetime.date) else None))
    if all(isinstance(start, datetime.date) for start, _ in found):
        found.sort(key=lambda each: each[0])
    return found


def years_after(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


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
