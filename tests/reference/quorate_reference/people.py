"""Seats, who holds them, and whether they vote (docs/semantics.md, section 2)."""

from dataclasses import dataclass
from typing import Any

from .actors import find_actor, find_actors, is_in_force, seats_called
from .constitution import fits, qualifiers, spelled
from .model import Open, Seat
from .words import CannotRead

FURTHER = 60  # how far the number of seats is tried where it has no upper end
FURTHER_FOR_ROOTS = 1200  # and where a square root of it is asked for, which grows so much less


def listed(value):
    return value if isinstance(value, (list, tuple)) else ()


def first_day(constitution, clause):
    """[P3] The first day on which somebody is said to hold something."""
    return clause.period.start if clause.period.start is not None else constitution.period.start


def some_between(least, most):
    """Numbers from the most to the least: all of them if they are few, else the last ones at both ends and some between."""
    if most - least < 30:
        return range(most, least - 1, -1)
    between = [least + 12]
    while between[-1] * 5 // 4 + 1 < most - 12:
        between.append(between[-1] * 5 // 4 + 1)
    return [*range(most, most - 13, -1), *reversed(between), *range(least + 11, least - 1, -1)]


@dataclass(eq=False)
class Slot:
    """One seat of a body with those who hold it: [P1] votes belong to seats, heads are people."""
    number: int
    seat: Any
    place: Any
    holders: tuple
    alike: Any = None  # what tells it from other seats; equal for seats that are alike
    acted: bool = False  # whether somebody acts in it while it is vacant


class Members:
    """Who sits on a body on a day in one world, for one matter."""

    def __init__(self, day, body, matter, named=None):
        self.day, self.body, self.matter = day, body, matter
        self.constitution, self.world = day.constitution, day.world
        self.named = named or {}  # for seats without an upper end: how many of a post the question names
        self.slots = []  # seats with a holder
        self.vacant = []  # functions that tell how many seats of each line are vacant, with the line and its place
        self.votes_of = {}
        self.meant, self.tests = {}, {}  # of a reference: its seats, and the test of them
        self.acts_in_vain = False  # whether somebody acts in a post that is not vacant
        self.shares_in_vain = False  # whether somebody shares a seat that may not be shared
        self.crowded = False  # whether more hold a post than it has seats
        self.is_known = False  # whether it is known who holds the seats
        self.personal = False  # whether what people are, and belong to, counts besides what their seats are for
        if day.in_force(body):  # [D4] a body that is not in force has no members
            self.fill_seats()
        self.slots_of = {}
        for slot in self.slots:
            for person in slot.holders:
                self.slots_of.setdefault(person, []).append(slot)
        if any(len(slots) > 1 for slots in self.slots_of.values()):
            self.world.by("P1", "P2")
        self.tell_apart()

    # Who holds what.

    def fill_seats(self):
        lines = self.day.seats(self.body)
        if len({seat.post for seat in lines}) < len(lines):
            raise CannotRead(self.body.line, "two lines of seats for one post on one day")
        registered = [holding for holding in self.constitution.holdings if holding[1].sort != "deputises"]
        known = self.is_known = self.known(lines, registered)
        for seat in lines:
            for place in self.day.once("places", seat, lambda s=seat: self.places(s), id(self.body)):
                key = ("seats", self.body.title, seat.line, seat.post, place)
                if known:
                    own, acting, shares_in_vain, acts_in_vain = self.day.once(
                        "holders", seat, lambda s=seat, p=place: self.holders(s, p, registered), id(self.body), place)
                    self.shares_in_vain |= shares_in_vain
                    self.acts_in_vain |= acts_in_vain
                    held = own + acting
                    self.crowded |= seat.most is not None and len(held) > seat.most
                    self.add(seat, place, own)
                    self.add(seat, place, acting, acted=True)
                    self.vacant.append((seat, place, lambda s=seat, k=key, h=len(held): (
                        max(0, self.how_many(s, k) - h))))
                else:
                    number = self.how_many(seat, key)
                    filled = number
                    if registered:
                        # [P3] Who holds the seats is not known: each may or may not have a holder.
                        self.world.by("P3")
                        # [A3] of a number of seats that is open there are enough
                        told = min(number, self.named.get(seat.post, 0)) if seat.most is None else 0
                        filled = self.world.choose(key + ("filled",), some_between(told, number))
                    self.add(seat, place, [((key, i),) for i in range(filled)])
                    self.vacant.append((seat, place, lambda v=number - filled: v))

    def places(self, seat):
        every = self.constitution.of_kind(seat.each) if seat.each else [self.body.place]
        return list(filter(self.day.is_name_in_force, every))

    def add(self, seat, place, held, acted=False):
        for holders in held:
            self.slots.append(Slot(len(self.slots), seat, place, holders, acted=acted))

    def known(self, lines, registered):
        """[P3] Whether it is known who holds the seats of the body: from the first day on which anybody holds one."""
        def work_out():
            own = [clause for _, clause in registered
                   if any(self.goes_to(clause.post, seat, None) for seat in self.all_seats())]
            return any(self.day.reached(first_day(self.constitution, clause), True) for clause in own)

        return self.day.once("known", self.body, work_out)

    def all_seats(self):
        return [clause for clause in self.body.clauses if isinstance(clause, Seat)]

    def is_post(self, ref, seat, place):
        """Whether a reference means a seat of the body. A seat for each place is meant with and without its place."""
        key = (id(self.body), id(seat), ref, place)
        kept = self.constitution.kept
        if key not in kept:
            kept[key] = self.work_out_post(ref, seat, place)
        return kept[key]

    def is_held(self, ref, seat, place):
        """[P3] Whether whoever holds what a reference names holds the seat: its own post, or the post that it goes with."""
        return self.is_post(ref, seat, place) or (
            self.goes_to(ref, seat, place)
            and is_in_force(self.day, find_actor(self.constitution, seat.ex_officio, seat.line)))

    def goes_to(self, ref, seat, place):
        """[P3] The same of a post that may be over: what is known of its holders stays known. To be said to hold one of
        the seats that go with it gives none of the others."""
        if self.is_post(ref, seat, place):
            return True
        actor = seat.ex_officio and find_actor(self.constitution, seat.ex_officio, seat.line)
        if not actor or actor not in find_actors(self.constitution, ref):
            return False
        if fits(spelled(ref), actor.titles, actor.narrower):
            return True
        # Of a seat that goes with another seat, and that one with a post: who is said to hold the one between.
        if fits(spelled(seat.ex_officio), actor.titles, actor.narrower):
            return False
        return any(one in seats_called(self.constitution, seat.ex_officio) for one in seats_called(self.constitution, ref))

    def work_out_post(self, ref, seat, place):
        own = [self.body.title, self.body.what.get("template", self.body.title), *self.body.also]
        own += qualifiers(self.body)
        if place is not None:
            own.append(place)
        elif seat.each:
            own += self.constitution.of_kind(seat.each)
        return fits(spelled(ref), (seat.post,) + seat.also, own)

    def holders(self, seat, place, registered):
        """Who holds the seats of a line, those who share one together in one; and who acts in those that are vacant."""
        held, sharing, acting = {}, {}, {}  # [P2] who is told twice has one seat
        elsewhere = set()  # who acts in a seat of another body, with which this one goes
        for person, clause in registered:
            if self.day.in_force(clause) and self.is_held(clause.post, seat, place):
                {"holds": held, "shares": sharing, "acts as": acting}[clause.sort][person.title] = None
                if clause.sort == "acts as" and not self.is_post(clause.post, seat, place) and isinstance(
                        find_actor(self.constitution, clause.post, clause.line).things[0], tuple):
                    elsewhere.add(person.title)
        shares_in_vain, acts_in_vain = bool(sharing) and seat.shared_by == 1, False
        acting = [(name,) for name in acting if name not in held and name not in sharing]
        sharing = tuple(name for name in sharing if name not in held)
        # [P2] by as many as may share a seat; where it may not be shared all of them share one
        together = seat.shared_by if seat.shared_by > 1 else max(1, len(sharing))
        held = [(name,) for name in held] + [sharing[i:i + together] for i in range(0, len(sharing), together)]
        if acting and seat.most is not None:
            in_vain = len(held) >= seat.most  # somebody acts in a vacant seat
            acts_in_vain = in_vain and any(name not in elsewhere for name, in acting)
            acting = [] if in_vain else acting  # [P2] of more than there are vacant seats each sits
        return held, acting, shares_in_vain, acts_in_vain

    def how_many(self, seat, key):
        """[P4] A number written as a range, or to be confirmed, is unknown between its ends."""
        if seat.most == seat.least:
            return seat.least
        self.world.by("P4")
        if seat.most is not None:
            return self.world.choose(key, range(seat.least, seat.most + 1))
        # [A3] Of a number of seats that is open there are enough, where it is not known who holds them.
        least = seat.least if self.is_known else max(seat.least, self.named.get(seat.post, 0))
        further = FURTHER_FOR_ROOTS if self.has_roots() else FURTHER
        return self.world.choose(key, [*range(least, least + 12), least + further])

    def has_roots(self):
        def is_root(quantity):
            return quantity.sort == "root" or any(map(is_root, quantity.parts))

        return any(is_root(part.quantity) for clause in self.body.clauses for name in ("parts", "then")
                   for part in listed(getattr(clause, "what", {}).get(name)) if part.quantity)

    def vacancies(self):
        """The vacant seats, as (seat, place, how many)."""
        return [(seat, place, number()) for seat, place, number in self.vacant]

    # Votes.

    def votes(self, slot):
        """Whether a seat votes on the matter."""
        return self.seat_votes(slot.seat)

    def seat_votes(self, seat):
        key = seat.line, seat.post
        if key not in self.votes_of:
            self.votes_of[key] = self.work_out_vote(seat)
        return self.votes_of[key]

    def work_out_vote(self, seat):
        # [P5] A seat votes on a matter as it says.
        if seat.votes in ("yes", "no", "tie"):
            return seat.votes == "yes"
        if seat.votes is None or isinstance(seat.votes, Open):
            if seat.votes is None and seat.casting:
                raise CannotRead(seat.line, "a casting vote where no vote is stated")
            return self.world.whether("vote", self.body.title, seat.line, seat.post)
        self.world.by("P5")
        named = self.matter is not None and any(self.constitution.means_function(ref, self.matter) for ref in seat.on)
        if named and self.constitution.in_another_group(seat.on, self.matter):
            return self.world.whether("vote", self.body.title, seat.line, seat.post)
        return named if seat.votes == "only" else not named

    # Telling members by what they are.

    def tell_apart(self):
        """Seats are alike if nothing that a clause can ask of them or of their holders differs."""
        for slot in self.slots:
            if all(isinstance(person, str) for person in slot.holders):
                whole = []
                for person in slot.holders:
                    if len(self.slots_of[person]) > 1:
                        whole.append(person)  # [P2] one head in several seats is told from every other
                    whole.append((tuple(sorted((other.seat.line, other.seat.post, str(other.place), len(other.holders))
                                               for other in self.slots_of[person])), self.said_of(person),
                                  *(self.days_of(other, person) for other in self.slots_of[person])))
                if len(slot.holders) > 1:
                    whole.append(slot.number)  # [P2] whether two people share a seat, or sit in two, is not alike
                slot.alike = (slot.seat.line, slot.seat.post, slot.place, tuple(whole))
            else:
                slot.alike = (slot.seat.line, slot.seat.post, slot.place)

    def days_of(self, slot, name):
        """[N1] What the days of what somebody holds make of a seat: whether its term is over; and of one that rests on
        another, those days themselves."""
        from .may_hold import breaks_terms

        over = bool(slot.seat.term) and not slot.acted and breaks_terms(self, slot, name, True)
        rests = slot.seat.drawn_from or slot.seat.ex_officio
        return over, tuple(sorted(f"{clause.post} {clause.period}" for person, clause in self.constitution.holdings
                                  if rests and person.title == name))

    def said_of(self, name):
        """What is said of a person besides what they hold here: classes, organisations, birth, other posts."""
        return self.day.once("said of", None, lambda: self.work_out_said(name), name)

    def work_out_said(self, name):
        found = []
        for person in self.constitution.persons:
            if person.title == name:
                for clause in person.clauses:
                    if self.day.in_force(clause):
                        found.append((clause.sort, str(sorted(clause.what.items(), key=str))))
        return tuple(sorted(found))

    def classes(self, slot):
        """[Q2] The classes of a seat; where a membership is asked about, of those who hold it too."""
        found = set(slot.seat.classes)
        for name in slot.holders if self.personal else ():
            found |= set(self.of_person(name, "class", "kind"))
        return found

    def of_person(self, name, sort, field):
        if not isinstance(name, str):
            return []
        return [clause.what[field] for person in self.constitution.persons if person.title == name
                for clause in person.clauses if clause.sort == sort and self.day.in_force(clause)]

    def is_told_of(self, name, sort="class"):
        """[P3] Whether it is known what somebody is: from the first day on which anything of that sort is said."""
        return isinstance(name, str) and any(
            self.day.reached(first_day(self.constitution, clause), True) for person in self.constitution.persons
            if person.title == name for clause in person.clauses if clause.sort == sort)

    def belongs_to(self, name, organisation):
        """[P3] Whether somebody belongs to an organisation; not known until anything of that sort is said of them."""
        if not isinstance(name, str):
            return False
        if organisation in [spelled(ref) for ref in self.of_person(name, "belongs", "organisation")]:
            return True
        return not self.is_told_of(name, "belongs") and self.world.whether("belongs", name, organisation)

    def is_of_class(self, slot, text):
        """[P3] Whether a seat, or where a membership is asked about somebody who holds it, is of a class."""
        is_a = self.constitution.is_a
        if any(is_a(kind, text) for kind in self.classes(slot)):
            return True
        if not self.personal or any(is_a(kind, text) for seat in self.all_seats() for kind in seat.classes):
            return False
        return any(not self.is_told_of(name) and isinstance(name, str) and self.world.whether("class", name, text)
                   for name in slot.holders)

    def regions(self, slot):
        """[Q2] The place or organisation of a seat; where a membership is asked about, those of its holders too."""
        found = {slot.place} if slot.place else set()
        for name in slot.holders if self.personal else ():
            belongs = [spelled(ref) for ref in self.of_person(name, "belongs", "organisation")]
            found |= set(filter(self.day.is_name_in_force, belongs))
        return found

    def is_somebody(self, ref):
        """Whether a reference means a post of the body, a class, a place or a person at all, on whatever day."""
        key = ("somebody", id(self.body), ref)
        kept = self.constitution.kept
        if key not in kept:
            text = spelled(ref)
            kept[key] = (self.constitution.is_class(text) or text in self.constitution.places or self.is_person(ref)
                         or self.is_post_here(ref))
        return kept[key]

    def is_of_a_seat(self, ref):
        """Whether a reference means a post of the body, or the class or the place of a seat, on whatever day."""
        text, constitution = spelled(ref), self.constitution
        return self.is_post_here(ref) or any(
            any(constitution.is_a(kind, text) for kind in seat.classes)
            or any(constitution.is_inside(place, text)
                   for place in (constitution.of_kind(seat.each) if seat.each else [self.body.place]))
            for seat in self.all_seats())

    def is_post_here(self, ref):
        """Whether a reference means a post of the body, on whatever day."""
        return any(self.is_post(ref, seat, None) for seat in self.all_seats())

    def slots_meant(self, ref):
        """The slots that a reference means."""
        slots, found = self.meant.get(ref, (None, None))
        if slots is not self.slots:
            found = list(filter(self.picks(ref), self.slots))
            self.meant[ref] = self.slots, found
        return found

    def picks(self, ref):
        """A test of slots: those that a reference to a post, class, place or person means."""
        if ref not in self.tests:
            self.tests[ref] = self.work_out_test(ref)
        return self.tests[ref]

    def work_out_test(self, ref):
        text = spelled(ref)
        if any(self.is_post(ref, seat, None) for seat in self.day.seats(self.body)):
            tried = {}

            def is_post(slot):
                line = id(slot.seat), slot.place
                if line not in tried:
                    tried[line] = self.is_post(ref, slot.seat, slot.place)
                return tried[line]

            return is_post
        if self.constitution.is_class(text):
            return lambda slot: self.is_of_class(slot, text)
        if text in self.constitution.places:
            return lambda slot: any(self.constitution.is_inside(place, text) for place in self.regions(slot))
        if self.is_person(ref):
            return lambda slot: text in slot.holders
        if self.is_somebody(ref):
            return lambda slot: False
        raise CannotRead(0, f"{text} is no post, class, place or person of {self.body.title}")

    def has_no_seat(self, people):
        """[A8] Whether somebody is named who is registered and holds no seat on the day, nor is the deputy for one."""
        return (people.sort == "named" and people.number is None and self.is_person(people.ref) and self.is_known
                and not self.slots_meant(people.ref) and not self.may_deputise(spelled(people.ref)))

    def is_person(self, ref):
        return spelled(ref) in self.constitution.names

    def may_deputise(self, name):
        """[A7] Whether somebody is registered as a deputy for a seat of the body."""
        return any(person.title == name and clause.sort == "deputises" and self.day.in_force(clause)
                   and any(self.is_post(clause.post, seat, None) for seat in self.all_seats())
                   for person, clause in self.constitution.holdings)

    def chooses(self, who):
        """A test of slots for WHO: members, voting members, or those whom a reference means."""
        if who is None:
            return lambda slot: True
        if who.ref is None:
            self.world.by("P6")
            return self.votes if who.voting else lambda slot: True
        return self.picks(who.ref)

    def people(self, test=lambda slot: True):
        """The people in post one of whose seats passes a test. [P2] One person in several seats is one head."""
        return {person for slot in self.slots if test(slot) for person in slot.holders}


def age(born, day):
    before = (day.month, day.day) < (born.month, born.day)
    return day.year - born.year - before


