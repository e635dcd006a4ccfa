"""Who may decide what (docs/semantics.md, sections 10 to 12)."""

from .actors import actors, find_actor, is_in_force, one_actor
from .constitution import spelled
from .model import Open
from .words import CannotRead

SOMEBODY_ELSE = "somebody else"
ANY = ()  # the amount of a function that has none


def plain(words):
    """[L4] The words of a condition: capitals, blanks and a final full stop aside."""
    return " ".join(words.lower().split()).removesuffix(".").rstrip()


def is_met(what, asked):
    """Whether a condition, or a limit for a stretch of time, is met wherever all of some others are."""
    if what in asked:
        return True
    return isinstance(what, tuple) and isinstance(what[1], tuple) and any(
        isinstance(it, tuple) and isinstance(it[1], tuple) and it[0] == what[0] and it[1][0] == what[1][0]
        and it[1][1] <= what[1][1] for it in asked)


class Powers:
    """Who may decide one function at one place for one amount, on a day in one world."""

    def __init__(self, day, function, terms, place, amount=None, already=None):
        self.day, self.constitution, self.world = day, day.constitution, day.world
        self.function, self.terms = function, terms
        thing = self.constitution.functions.get(function)
        self.has_amount = bool(thing and thing.what["amount"])
        self.succeeded = self.successions()
        self.place = place
        self.amount = self.asked_amount() if amount is None else amount
        self.already = terms.already or already
        self.given = {plain(words) for words in terms.given}
        self.agreed = [one_actor(self.constitution, ref) for ref in terms.agreement]

    # Actors.

    def successions(self):
        """[W8] Which bodies and organisations have been succeeded, and by which."""
        found = {}
        for thing in self.constitution.bodies + self.constitution.organisations:
            for clause in self.day.clauses(thing, "succeeds"):
                for ref in clause.those:
                    self.world.by("W8")
                    if found.setdefault(spelled(ref), thing.title) != thing.title:
                        raise CannotRead(clause.line, "two succeed one")
        return found

    def actor(self, ref):
        """The actor that a reference means on the day: a successor has what the other had."""
        if isinstance(ref, Open):
            self.world.by("U1")
            return self.world.choose(("who", ref.key), [*actors(self.constitution), SOMEBODY_ELSE])
        found = find_actor(self.constitution, ref)
        for _ in range(len(self.succeeded)):
            found = self.successor(found)
        return found

    def successor(self, actor):
        """[W8] Who has what an actor had: the body that succeeds a body, and its post of the same name."""
        if len(actor.things) == 1 and actor.things[0] in self.constitution.bodies:
            after = self.succeeded.get(actor.title)
            return find_actor(self.constitution, (after,)) if after else actor
        if not isinstance(actor.things[0], tuple):
            return actor
        body, seat = actor.things[0]
        after = self.succeeded.get(body.title)
        return next((other for other in actors(self.constitution) for thing in other.things[:1]
                     if after and isinstance(thing, tuple) and thing[0].title == after
                     and thing[1].post == seat.post and other.place == actor.place), actor)

    def is_there(self, actor):
        return actor == SOMEBODY_ELSE or is_in_force(self.day, actor)

    # What a clause covers.

    def covers(self, clause):
        """Whether a power is over the function and at the place."""
        if self.is_among(clause.what["except"]):
            return False
        if clause.what["else"]:
            if self.function.startswith("Amend ") or self.is_named(clause):
                return False
        elif not self.is_among(clause.functions):
            return False
        return self.at_place(clause.what["in"])

    def is_among(self, refs):
        return any(self.constitution.means_function(ref, self.function) for ref in refs)

    def is_named(self, rest):
        """[W10] Whether a clause in force names the function that reserves it, or delegates it from the same giver."""
        self.world.by("W10")
        giver = self.actor(rest.what["from"])
        others = [clause for clause in self.constitution.delegations
                  if not clause.what["else"] and self.actor(clause.what["from"]) == giver]
        return any(self.day.in_force(clause)
                   and self.is_among(clause.functions) and not self.is_among(clause.what["except"])
                   for clause in others + self.constitution.reservations)

    def at_place(self, places):
        """[W5] A clause for a place covers the places inside it; a clause without a place covers all."""
        if places is None:
            return True
        self.world.by("W5")
        for ref in places:
            place = self.day.find_place(ref)
            if self.day.in_force(self.constitution.places[place]) and self.constitution.is_inside(self.place, place):
                return True
        return False

    # Amounts.

    def edges(self, currency):
        """Amounts on either side of every limit in a currency: any other amount is as one of these."""
        found = {1}
        for clause in self.constitution.delegations:
            if not (clause.what["else"] or self.is_among(clause.functions)):
                continue
            amounts = [amount for amount, _ in clause.limits] + [clause.above, clause.lowest, clause.below]
            if clause.passes:
                amounts += [amount for amount, _ in clause.passes["limits"]]
            for amount in amounts:
                if isinstance(amount, tuple) and amount[0] == currency:
                    found |= {amount[1] - 1, amount[1], amount[1] + 1}
        return sorted(found)

    def asked_amount(self):
        """[L1] The amount of the question; one that it does not name is unknown."""
        if not self.has_amount or self.terms.amount is not None:
            return self.terms.amount
        return self.world.choose(("amount",), self.amounts())

    def amounts(self):
        """Amounts of which each is like many others: any amount is like one of them."""
        currencies = sorted({amount[0] for clause in self.constitution.delegations
                             for amount in [a for a, _ in clause.limits] + [clause.above, clause.lowest, clause.below]
                             if isinstance(amount, tuple)}) or ["£"]
        return [(currency, pence) for currency in currencies for pence in self.edges(currency)]

    def compared(self, amount, currency, role):
        """[L3] An amount in a currency: in another than its own it is unknown."""
        if amount[0] == currency:
            return amount[1]
        self.world.by("L3")
        return self.world.choose(("rate", role, currency), self.edges(currency))

    def within(self, limit, amount, role="amount"):
        if isinstance(limit, Open):
            self.world.by("U1")
            return self.world.whether("limit", limit.key)
        return self.compared(amount, limit[0], role) <= limit[1]

    def for_amount(self, link, limits):
        """[L1] [L2] Whether a link covers the amount: an amount that alone is above a limit is not covered."""
        if not self.has_amount:
            return True
        self.world.by("L1")
        if any(not self.within(limit, self.amount) for limit, _ in limits):
            return False
        what = link.what
        if what["above"] and self.within(what["above"], self.amount):
            return False
        if what["lowest"] and self.compared(self.amount, what["lowest"][0], "amount") < what["lowest"][1]:
            return False
        return not (what["below"] and self.compared(self.amount, what["below"][0], "amount") >= what["below"][1])

    def not_used_up(self, clause, limits):
        """[L2] Whether what has been decided already leaves the amount, for every limit for a stretch of time."""
        if not self.has_amount:
            return True
        for i, (limit, span) in enumerate(limits):
            if span == "decision":
                continue
            self.world.by("L2")
            already = self.already
            if already is None or isinstance(limit, Open):
                if not self.world.whether("left", id(clause), i):
                    return False
                continue
            sum_of_both = self.compared(self.amount, limit[0], "amount") + self.compared(already, limit[0], "already")
            if sum_of_both > limit[1]:
                return False
        return True

    # What a power hangs on.

    def usable(self, clause, decider):
        """[L4] [L5] [L6] Whether the condition of a power is met, and all agree whose agreement it needs."""
        good = True
        if clause.condition is not None:
            self.world.by("L4")
            words = plain(clause.condition)
            good = words in self.given or self.world.whether("condition", words)
        for ref in clause.agreement:
            self.world.by("L5")
            actor = self.actor(ref)
            if not self.is_there(actor):
                self.world.by("D3")
                return False
            title = getattr(actor, "title", actor)
            good = good and (actor == decider or actor in self.agreed or self.world.whether("agrees", title))
        return good

    # Who has it.

    def reservations(self):
        """[W2] [M1] The reservations of the function."""
        if self.function.startswith("Amend "):
            self.world.by("M1")
            return self.amendments(self.function.removeprefix("Amend "))
        found = [clause for clause in self.constitution.reservations
                 if self.day.in_force(clause) and self.covers(clause)]
        return [clause for clause in found if not self.gives_way(clause)] or None

    def gives_way(self, reservation):
        """[W2] Whether a delegation that covers the question stands despite a reservation."""
        return any(((reservation.name and reservation.name in link.despite)
                    or (link.name and link.name in reservation.subject_to))
                   and self.day.in_force(link) and self.covers(link)
                   and all(self.is_there(self.actor(link.what[end])) for end in ("from", "to"))
                   and self.for_amount(link, link.limits)
                   for link in self.constitution.delegations)

    def amendments(self, what):
        """[M2] What no clause of amendment names is amended as the group that it stands in; else as everything."""
        in_force = [clause for clause in self.constitution.amendments if self.day.in_force(clause)]

        def naming(name):
            return [clause for clause in in_force if any(spelled(ref) == name for ref in clause.those)]

        self.world.by("M2")
        found = [] if what == "Constitution" else naming(what)
        function = self.constitution.functions.get(what)
        kinds = list(function.kinds) if function else []
        while not found and kinds:
            found = [clause for kind in kinds for clause in naming(kind)]
            kinds = [self.constitution.above[kind] for kind in kinds if kind in self.constitution.above]
        return found or [clause for clause in in_force if clause.everything]

    def roots(self):
        """[W3] Those who hold the function by default."""
        found = []
        for organisation in self.constitution.organisations:
            if not self.day.in_force(organisation) or organisation.title in self.succeeded:
                continue
            acts = self.day.clauses(organisation, "acts")
            acts = [clause for clause in acts if not isinstance(clause.actor, Open)] or acts
            for holds in self.holds(organisation) if acts else []:  # [W7] held by several clauses, by any of them
                for clause in acts:
                    actor = self.actor(clause.actor)
                    if self.is_there(actor):
                        found.append((actor, [holds, clause]))
        return found

    def holds(self, organisation):
        """The clauses by which an organisation, or one that it succeeds, holds the function at the place."""
        found = []
        those = [organisation] + [other for other in self.constitution.organisations
                                  if self.succeeded.get(other.title) == organisation.title]
        for holder in those:
            clauses = [clause for clause in holder.clauses if getattr(clause, "sort", "") in ("holds", "covers")
                       and self.day.in_force(clause)]
            places = [ref for clause in clauses if clause.sort == "covers" for ref in clause.places]
            if places and not self.at_place(places):
                continue
            for clause in clauses:
                if clause.sort == "holds" and self.is_among(clause.functions):
                    if clause.condition is not None:
                        self.world.by("L6")
                    found.append(clause)
        return found

    def chains(self):
        """[W4] Every chain of delegations that covers the question: its holders in order, its links, its root."""
        links = [(self.actor(link.what["from"]), self.actor(link.what["to"]), link)
                 for link in self.constitution.delegations if self.day.in_force(link) and self.covers(link)]
        there = [link for link in links if self.is_there(link[0]) and self.is_there(link[1])]
        if len(there) < len(links):
            self.world.by("D3")
        links = there
        found, self.given_up = [], []

        def extend(holders, chain, root):
            found.append((holders, chain, root))
            for giver, receiver, link in links:
                if giver != holders[-1] or not self.allowed(chain, receiver):
                    continue
                if self.for_amount(link, self.limits(chain, link)):
                    if receiver not in holders:
                        extend(holders + [receiver], chain + [link], root)
                    elif link.exclusive and receiver != giver:
                        self.given_up.append((giver, receiver, link))  # [W6] given back is given away

        for actor, root in self.roots():
            extend([actor], [], root)
        return found

    def allowed(self, chain, receiver):
        """Whether the links before allow one more: `may be sub-delegated`, to whom, how often."""
        if not chain:
            return True
        passes = chain[-1].passes
        if passes is None or (passes["to"] is not None and self.actor(passes["to"]) != receiver):
            return False
        return all(link.passes is None or link.passes["times"] is None or len(chain) - i <= link.passes["times"]
                   for i, link in enumerate(chain))

    def limits(self, chain, link):
        """[L3] Along a chain every limit holds: those of a link, and those within which it may be passed on."""
        return link.limits + [limit for before in chain for limit in (before.passes["limits"] if before.passes else [])]

    def who_may(self):
        """[W1] A test of actors: whether one may decide the function."""
        self.world.by("W1")
        if not self.day.within(self.constitution.period) or not self.day.function_in_force(self.function):
            self.world.by("D2")
            return lambda actor: False
        if not self.day.is_name_in_force(self.place):
            self.world.by("D3")
            return lambda actor: False
        reserved = self.reservations()
        if self.function.startswith("Amend ") and not reserved:
            self.world.by("M2")
            return lambda actor: self.world.whether("amends", actor.title)
        if reserved:
            return lambda actor: any([self.has_reserved(actor, clause) for clause in reserved])
        chains = self.chains()
        shut = [self.shut_out_by(chain, chains) for chain in chains]

        def may(actor):
            own = [(chain, by) for chain, by in zip(chains, shut) if chain[0][-1] == actor]
            if len(own) > 1:
                self.world.by("W7")
            for chain, by in own:
                if len(by) == 1 and self.all_are_there(chain):
                    self.world.by("E4")  # [E4] what the actor would have otherwise
                    self.world.shut.append({by[0].line})
            return any([self.lets(chain) for chain, by in own if not by])  # [W7]

        return may

    def all_are_there(self, chain):
        """Whether nobody is missing whose agreement a chain needs."""
        return all(self.is_there(self.actor(ref)) for clause in [chain[2][0], *chain[1]] for ref in clause.agreement)

    def must_agree(self):
        """[L7] Whose agreement somebody who may decide cannot do without, in some state of all that is not told."""
        if not self.day.within(self.constitution.period) or not self.day.function_in_force(self.function):
            return set()
        if not self.day.is_name_in_force(self.place):
            self.world.by("D3")
            return set()
        self.world.by("L7")
        by_decider = {}
        for decider, clauses in self.ways():
            agreeing = [self.actor(ref) for clause in clauses for ref in clause.agreement]
            if all(map(self.is_there, agreeing)):
                asked = self.asked_besides(clauses)
                if asked is not None:
                    by_decider.setdefault(decider, []).append((set(agreeing) - {decider}, asked))
        return {one for ways in by_decider.values() for agreeing, asked in ways for one in agreeing
                if not any(one not in others and all(is_met(it, asked) for it in besides) for others, besides in ways)}

    def ways(self):
        """Every way in which somebody has the function, as its holder and its clauses."""
        reserved = self.reservations()
        if reserved is not None or self.function.startswith("Amend "):
            return [(self.actor(clause.to), [clause]) for clause in reserved
                    if clause.to is not None and self.is_there(self.actor(clause.to))]
        chains = self.chains()
        return [(chain[0][-1], [chain[2][0], *chain[1]]) for chain in chains if not self.shut_out_by(chain, chains)]

    def asked_besides(self, clauses):
        """What a way asks for besides agreement and is not told; nothing if it cannot be."""
        asked = {plain(clause.condition) for clause in clauses if clause.condition is not None} - self.given
        links = [clause for clause in clauses if clause.sort == "delegate"]
        for i, link in enumerate(links):
            for limit, span in self.limits(links[:i], link) if self.has_amount else []:
                if span == "decision":
                    continue
                if self.terms.already is not None and not isinstance(limit, Open):
                    both = self.compared(self.amount, limit[0], "amount") + self.compared(
                        self.terms.already, limit[0], "already")
                    if both > limit[1]:
                        return None
                else:
                    asked.add((span, limit))
        return asked

    def has_reserved(self, actor, clause):
        """[W2] What is reserved is nobody else's."""
        self.world.by("W2")
        own = clause.to is not None and self.actor(clause.to) == actor
        if not own:
            self.world.shut.append({clause.line})  # [E4] to somebody else
        if not own or not self.is_there(actor):
            return False
        usable = self.usable(clause, actor)
        (self.world.ways if usable else self.world.open_ways).append({clause.line})
        return usable

    def shut_out_by(self, chain, chains):
        """[W6] The exclusive delegations to somebody else of what a chain gives, or of what it runs through."""
        holders = chain[0]
        found = []
        away = [(others[-2], others[-1], given[-1]) for others, given, _ in chains if given and given[-1].exclusive]
        for giver, receiver, exclusive in away + self.given_up:
            for i, holder in enumerate(holders):
                # [W7] Who has it exclusively may have it from the giver in another way too.
                if holder == giver and holders[i + 1 : i + 2] != [receiver] and exclusive not in found:
                    self.world.by("W6")
                    found.append(exclusive)
        return found

    def lets(self, chain):
        """Whether a chain lets its last holder decide. [E3]"""
        holders, links, root = chain
        self.world.by("W4" if links else "W3", "E3")
        decider = holders[-1]
        lets = self.usable(root[0], decider) and all([
            self.usable(link, decider) and self.not_used_up(link, self.limits(links[:i], link))
            for i, link in enumerate(links)])
        (self.world.ways if lets else self.world.open_ways).append({clause.line for clause in root + links})
        return lets


def places_asked(day, terms, actor):
    """[W5] The places that a question may be about: the one it names and those inside; without one, everywhere."""
    constitution = day.constitution
    if terms.place is None and actor is not None and actor.place in constitution.places:
        asked = actor.place  # a body that is made for a place is asked about that place
    elif terms.place is None:
        used = any(clause.what["in"] for clause in constitution.delegations + constitution.reservations) or any(
            clause.sort == "covers" for thing in constitution.organisations for clause in thing.clauses)
        return [None, *filter(day.is_name_in_force, constitution.places)] if used else [None]
    else:
        asked = day.find_place(terms.place)
    return [asked] + [place for place in constitution.places if place != asked and constitution.is_inside(place, asked)
                      and day.is_name_in_force(place)]  # [D3]


def may_decide(day, terms, function, actor):
    """Whether one actor may decide a function, in one world."""
    def may(places):
        return all([Powers(day, function, terms, place).who_may()(actor) for place in places])

    places = places_asked(day, terms, actor)
    if places[0] is not None:
        return may(places)  # [W5] the whole of a place
    if not may([day.world.choose(("place",), places)]):
        return False
    # [W5] Where the whole of no place that is named is left, what lies in none of them is not asked about.
    wholes = [[place for place in places[1:] if day.constitution.is_inside(place, outer)] for outer in places[1:]]
    return not wholes or any(may(whole) for whole in sorted(wholes, key=len))


def is_listed(day, terms, function, actor):
    """[W9] Whether an actor may decide for some amount, at some place, with nothing decided already."""
    if terms.place is None:
        return any(powers.who_may()(actor) for powers in every_case(day, terms, function))
    by_amount = {}
    for powers in every_case(day, terms, function):
        by_amount.setdefault(powers.amount, []).append(powers)
    return any(all([powers.who_may()(actor) for powers in whole]) for whole in by_amount.values())


def agrees_somewhere(day, terms, function, actor):
    """[L5] [W9] Whether an actor must agree, for some amount, at some place."""
    return any(actor in powers.must_agree() for powers in every_case(day, terms, function))


def every_case(day, terms, function):
    """[W9] A list without an amount or a place is about any."""
    day.world.by("W9")
    for place in places_asked(day, terms, None):
        some = Powers(day, function, terms, place, amount=ANY)
        amounts = some.amounts() if some.has_amount and terms.amount is None else [terms.amount or ANY]
        for amount in amounts:
            already = (amount[0], 0) if amount is not ANY and terms.amount is None else None
            yield Powers(day, function, terms, place, amount, already)
