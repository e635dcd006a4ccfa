"""A constitution as a whole: its kinds, places, functions, bodies and clauses, and what is in force on a day."""

import copy
import dataclasses
import datetime
import functools

from .declarations import Declarations
from .model import ALWAYS, Edge, Open, Said, Seat
from .unknowns import Impossible
from .words import CannotRead


def read(text):
    """The constitution that a text states; CannotRead for what the reference does not cover."""
    return Constitution(Declarations(text).read())


@functools.cache
def spelled(ref):
    return " of ".join(part if isinstance(part, str) else f"that {part[1]}" for part in ref)


def fits(text, titles, qualifiers=()):
    """Whether a reference means something with one of these titles, narrowed by some of these qualifiers."""
    for title in titles:
        if text == title:
            return True
        if text.startswith(title + " of ") and narrowed(text[len(title) + 4:], qualifiers):
            return True
    return False


def narrowed(rest, qualifiers):
    for name in qualifiers:
        if rest == name or (rest.startswith(name + " of ") and narrowed(rest[len(name) + 4:], qualifiers)):
            return True
    return False


def fill(value, kind, name):
    """The same clause with `that KIND` filled in."""
    if value == ("that", kind):
        return name
    if isinstance(value, tuple):
        return tuple(fill(part, kind, name) for part in value)
    if isinstance(value, list):
        return [fill(part, kind, name) for part in value]
    if isinstance(value, dict):
        return {key: fill(part, kind, name) for key, part in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, (Open, Edge)) and value is not ALWAYS:
        filled = copy.copy(value)
        for field in dataclasses.fields(value):
            object.__setattr__(filled, field.name, fill(getattr(value, field.name), kind, name))
        return filled
    return value


class Constitution:
    def __init__(self, declared):
        def of(sort):
            return [thing for thing in declared if thing.sort == sort]

        self.kept = {}  # what has been worked out once for all questions
        self.kept_on = {}  # and what for all questions of a day
        self.period = of("constitution")[0].period if of("constitution") else ALWAYS
        self.above = {thing.title: thing.kinds[0] for thing in of("kind")}
        self.places = {thing.title: thing for thing in of("place")}
        self.functions = {thing.title: thing for thing in of("function")}
        self.phases = {thing.title: thing for thing in of("phase")}
        self.calendars = {thing.title: thing for thing in of("calendar")}
        self.scenarios = of("scenario")
        self.persons = of("person")
        self.names = {person.title for person in self.persons}
        self.models = {thing.title: thing for thing in of("model")}
        self.not_both = of("not both")
        self.organisations = self.made(of("organisation"))
        self.bodies = self.made(of("body"))
        self.posts = self.made(of("post"))
        self.follow_models()
        self.vary(of("variation"))
        self.delegations = self.made_powers(of("delegate"))
        self.reservations = self.made_powers(of("reserve"))
        self.amendments = of("amend")
        self.holdings = [(person, clause) for person in self.persons for clause in person.clauses
                         if clause.sort in ("holds", "shares", "acts as", "deputises")]

    # Kinds and places.

    def is_a(self, kind, above):
        while kind is not None:
            if kind == above:
                return True
            kind = self.above.get(kind)
        return False

    def root(self, kind):
        while kind in self.above:
            kind = self.above[kind]
        return kind

    def of_kind(self, kind):
        """The names of the places or organisations of a kind."""
        if ("of kind", kind) not in self.kept:
            things = list(self.places.values()) + list(self.organisations)
            self.kept["of kind", kind] = [thing.title for thing in things
                                          if any(self.is_a(own, kind) for own in thing.kinds)]
        return self.kept["of kind", kind]

    def organisation_of(self, name):
        return next((thing for thing in self.organisations if thing.title == name), None)

    def is_inside(self, place, outer):
        """Whether a place is another, or lies in it."""
        while place is not None:
            if place == outer:
                return True
            thing = self.places.get(place)
            inside = thing.what["inside"] if thing else None
            place = spelled(inside) if inside else None
        return False

    def is_class(self, kind):
        return self.root(kind) == "Member Class" and kind in self.above

    # Templates.

    def made(self, things):
        """Things made `for each` of a kind become one for each."""
        found = []
        for thing in things:
            if not thing.each:
                found.append(thing)
                continue
            for name in self.names_of_each(thing.each, things):
                one = fill(thing, thing.each, name)
                one.place, one.each = name, ""
                one.what = dict(one.what, template=thing.title)
                one.title = f"{thing.title} of {name}"
                found.append(one)
        return found

    def names_of_each(self, kind, things):
        organisations = getattr(self, "organisations", things)
        every = list(self.places.values()) + [thing for thing in organisations if not thing.each]
        return [thing.title for thing in every if any(self.is_a(own, kind) for own in thing.kinds)]

    def made_powers(self, clauses):
        """Powers `in each KIND` become one for each."""
        found = []
        for clause in clauses:
            places = clause.what["in"]
            if not (isinstance(places, tuple) and places[0] == "each"):
                found.append(clause)
                continue
            for name in self.of_kind(places[1]):
                one = fill(clause, places[1], name)
                one.what["in"] = [(name,)]
                found.append(one)
        return found

    def follow_models(self):
        for body in self.bodies:
            model = self.models.get(body.what.get("model"))
            if model is None:
                if body.what.get("model"):
                    raise CannotRead(body.line, f"no model {body.what['model']}")
                continue
            left_out = {post for clause in body.clauses if sort_of(clause)[0] == "leaves out" for post in clause.posts}
            for clause in body.clauses:
                clause.varies = True
            own = [sort_of(clause) for clause in body.clauses if clause.period is ALWAYS]
            body.clauses = body.clauses + [dataclasses.replace(clause, layer=0) for clause in model.clauses
                                           if sort_of(clause) not in own
                                           and not (isinstance(clause, Seat) and clause.post in left_out)]

    def vary(self, variations):
        for variation in variations:
            text = spelled(variation.what["body"])
            bodies = [body for body in self.bodies if body.title == text] or [
                body for body in self.bodies if body.what.get("template") == text]
            if not bodies:
                raise CannotRead(variation.line, f"no body {text}")
            for body in bodies:
                body.clauses = list(body.clauses)
                for clause in variation.clauses:
                    one = copy.copy(clause)
                    one.inside = variation.period
                    one.layer, one.varies = 2, "template" in body.what or "model" in body.what
                    if one.varies and one.period is ALWAYS and one.inside is ALWAYS and not one.unsettled:
                        # [R2] What it goes before on all days is as if it had never been written.
                        body.clauses = [other for other in body.clauses
                                        if other.layer >= one.layer or sort_of(other) != sort_of(one)]
                    body.clauses.append(one)

    # Finding.

    def find_body(self, ref, line=0):
        text = spelled(ref)
        found = [body for body in self.bodies
                 if fits(text, (body.title, body.what.get("template", body.title)) + body.also,
                         qualifiers(body))]
        exact = [body for body in found if body.title == text]
        found = exact or found
        if len(found) != 1:
            raise CannotRead(line, f"no one body is called {text}")
        return found[0]

    def find_function(self, ref, line=0):
        text = spelled(ref)
        for function in self.functions.values():
            if text == function.title or text in function.also:
                return function.title
        if text in self.amending():
            return text
        if text.startswith("Amend "):
            raise Impossible("M1", f"no clause says who amends: {text}")
        raise CannotRead(line, f"no function is called {text}")

    def amending(self):
        """[M1] The functions that clauses of amendment make."""
        found = {}
        for clause in self.amendments:
            names = ["Constitution"] if clause.everything else [spelled(ref) for ref in clause.those]
            found.update((f"Amend {name}", None) for name in names)
        return list(found)

    def means_function(self, ref, function):
        """Whether a reference to a function or a group of them means this one."""
        text = spelled(ref)
        thing = self.functions.get(function)
        if text == function:
            return True
        if thing is None:
            return False
        return text in thing.also or any(self.is_a(kind, text) for kind in thing.kinds)

    def in_another_group(self, refs, function):
        """[P5] Whether a function stands in a group that is named and in another, not around that, that is not."""
        thing = self.functions.get(function)
        names = [spelled(ref) for ref in refs]
        kinds = thing.kinds if thing else ()
        named = [kind for kind in kinds if any(self.is_a(kind, name) for name in names)]
        return bool(named) and any(
            kind not in named and not any(self.is_a(other, kind) for other in named) for kind in kinds)


def qualifiers(thing):
    owner = (spelled(thing.owner),) if thing.owner else ()
    place = (thing.place,) if thing.place else ()
    return owner + place


def sort_of(clause):
    """What a clause is about, for replacing one by another: the post of a seat; or the sort, sitting and matters."""
    if isinstance(clause, Seat):
        return ("seat", clause.post)
    return (clause.sort, clause.what.get("sitting"), frozenset(spelled(ref) for ref in clause.what.get("matters", ())))


class Day:
    """A constitution on one day in one world."""

    def __init__(self, constitution, day, world):
        self.constitution = constitution
        self.day = day
        self.world = world
        self.kept = constitution.kept_on.setdefault(day, {})
        self.here = {}  # what has been worked out in this world

    def once(self, sort, thing, work, *more):
        """What is worked out of a thing: once in a world; and once for all worlds where nothing unknown is asked for."""
        key = (sort, id(thing), *more)
        world = self.world
        if key in self.kept:
            _, found, rules = self.kept[key]
            world.rules |= rules
            return found
        if key in self.here:
            world.asked += 1  # what is worked out from it is not the same in every world
            return self.here[key][1]
        asked, rules, world.rules = world.asked, world.rules, set()
        try:
            found = work()
        finally:
            own, world.rules = world.rules, rules
            rules |= own
        if world.asked == asked:
            self.kept[key] = (thing, found, own)
        else:
            self.here[key] = (thing, found)
        return found

    def reached(self, day, default):
        """Whether a day has come. [D1] [D5]"""
        if day is None:
            return default
        if isinstance(day, datetime.date):
            return self.day >= day
        if isinstance(day, Open):
            self.world.by("D5")
            return self.world.whether("day", day.key)
        phase = self.constitution.phases.get(day.phase)
        if phase is None:
            raise CannotRead(0, f"no phase {day.phase}")
        if day.end and phase.what["one day"]:
            start = phase.period.start
            if not isinstance(start, datetime.date):
                raise CannotRead(phase.line, "the end of a phase of one day that is to be confirmed")
            return self.day > start
        return self.reached(phase.period.until if day.end else phase.period.start, not day.end)

    def within(self, period):
        """[D1] From the first day, and not on the day named by `until`."""
        if period is not None and period is not ALWAYS:
            self.world.by("D1")
        return period is None or (self.reached(period.start, True) and not self.reached(period.until, False))

    def in_force(self, clause):
        """[D2] What is not in force on the day is taken out."""
        return self.once("in force", clause, lambda: self.work_out_force(clause))

    def work_out_force(self, clause):
        if not (self.within(clause.period) and self.within(clause.inside) and self.within(self.constitution.period)):
            return False
        if not self.is_name_in_force(getattr(clause, "place", None)):
            return False
        return not clause.unsettled or self.world.whether("clause", clause.line)

    def is_name_in_force(self, name):
        """[D3] Whether a place, with those around it, or an organisation is in force; no name is."""
        return name is None or self.once("name", None, lambda: self.work_out_name(name), name)

    def work_out_name(self, name):
        while name is not None:
            thing = self.constitution.places.get(name) or self.constitution.organisation_of(name)
            if thing is None:
                return True
            if not (self.within(thing.period) and self.within(thing.inside)):
                return False
            around = thing.what.get("inside")
            name = spelled(around) if around else None
        return True

    def clauses(self, thing, *sorts):
        """The clauses of these sorts that are in force, if the thing is; those of a variation replace others alike."""
        return self.once("clauses", thing, lambda: self.work_out_clauses(thing, sorts), sorts)

    def work_out_clauses(self, thing, sorts):
        if not self.in_force(thing):
            return []
        found = [clause for clause in thing.clauses
                 if (isinstance(clause, Said) and clause.sort in sorts) and self.in_force(clause)]
        return self.unvaried(found)

    def unvaried(self, found):
        """[R2] Of what is in force on the day, what nothing varies: what stands for other days only takes nothing away."""
        varying = {}
        for clause in found:
            if clause.varies:
                sort = sort_of(clause)
                varying[sort] = max(varying.get(sort, 0), clause.layer)
        return [clause for clause in found if clause.layer >= varying.get(sort_of(clause), 0)]

    def seats(self, body):
        """The seats of a body on the day."""
        return self.once("seats", body, lambda: self.work_out_seats(body))

    def work_out_seats(self, body):
        found = [seat for seat in body.clauses if isinstance(seat, Seat) and self.in_force(seat)]
        posts = [seat.post for seat in body.clauses if isinstance(seat, Seat)]
        if len(set(posts)) < len(posts):
            self.world.by("P7")  # [P7] the seats of a post may be written anew for other days
        return self.unvaried(found)

    def has_seat(self, body, seat):
        """Whether a body has a seat on the day, which nothing varies."""
        return self.in_force(body) and any(one is seat for one in self.seats(body))

    def function_in_force(self, function):
        thing = self.constitution.functions.get(function)
        return thing is None or self.in_force(thing)

    def find_place(self, ref, line=0):
        text = spelled(ref)
        for place in self.constitution.places.values():
            if text == place.title or text in place.also:
                return place.title
        raise CannotRead(line, f"no place is called {text}")


