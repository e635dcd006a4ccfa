"""[A1] Who is there, who votes how, who is conflicted: the groups of a question (docs/semantics.md, section 3)."""

from collections import Counter
from itertools import product

from .constitution import spelled
from .unknowns import Impossible
from .words import CannotRead

PRESENCE = ("present", "absent", "by proxy")
AWAY = ("absent", "deputised")
VOTES = ("for", "against", "abstaining")


def named_numbers(groups):
    """How many of each post the groups name at least: a post with no known number of seats has so many."""
    most = {}
    for doings in (PRESENCE, VOTES + ("conflicted",)):
        count = Counter()
        for group in groups:
            if group.doing in doings:
                for people in group.people:
                    if people.number and people.sort == "named":
                        count[spelled(people.ref).split(" of ")[0]] += people.number
        for post, number in count.items():
            most[post] = max(most.get(post, 0), number)
    return most


def shares(number, sizes):
    """Every way of taking a number from heaps of these sizes."""
    if len(sizes) == 1:
        return [(number,)] if number <= sizes[0] else []
    ways = [range(min(number, size) + 1) for size in sizes[:-1]]
    return [(*counts, number - sum(counts)) for counts in product(*ways) if 0 <= number - sum(counts) <= sizes[-1]]


def one_of_each(slots):
    """[A4] Those who are there, or not there, or have an interest are people: of each of them one seat."""
    found = {}
    for slot in slots:
        found.setdefault(slot.holders[0], slot)
    return list(found.values())


class Attendance:
    def __init__(self, members, groups, outside=False):
        self.members, self.world = members, members.world
        self.outside = outside
        if outside:  # [A2] outside a meeting nobody is present or absent
            for group in groups:
                self.mean_somebody(group.people)
            groups = [group for group in groups if group.doing not in PRESENCE + ("presiding",)]
        self.entries = [((g, i), people, group.doing)
                        for g, group in enumerate(groups) for i, people in enumerate(group.people)]
        self.state = {}  # people: present, absent, by proxy
        self.conflicted = set()  # people
        self.votes = {}  # seats: for, against, abstaining
        self.giving = {}  # seats: the people who give that vote
        self.numbered = {}  # seats taken by a number: which sort of group took them
        self.voters = []  # for each number who votes: those of whom they are taken, and those taken
        self.by_name = {"presence": set(), "votes": set(), "anywhere": {
            spelled(people.ref) for _, people, _ in self.entries if self.sort(people) == "name"}}
        self.deputies = set()  # seats with a deputy in place of their holder
        self.casting = None
        self.presiding = None
        self.told_present = any(group.doing == "present" for group in groups)
        self.told_absent = any(group.doing == "absent" for group in groups)
        self.with_else = any(people.sort == "else" and doing == "present" for _, people, doing in self.entries)
        self.world.by("A1", "A2")
        self.presence()
        self.interests_and_votes()
        self.settle_presence()
        self.preside()
        self.heads_of_proxies()

    def mean_somebody(self, some):
        """[A5] Who is called by a name that nobody on the body has cannot be there, though it is not asked who is."""
        for people in some:
            self.mean_somebody(people.excepted)
            if people.ref and not (self.members.is_person(people.ref) or self.members.is_of_a_seat(people.ref)):
                raise Impossible("A5", f"nobody there is called {spelled(people.ref)}")

    # Taking people.

    def taken(self, key, number, candidates):
        """So many of the candidates: [A4] which of those that differ is unknown."""
        heaps = {}
        for slot in candidates:
            if len(slot.holders) > 1:
                raise CannotRead(0, "a number of a post whose seat is shared")
            person = slot.holders[0]
            told = (self.state.get(person), person in self.conflicted, self.votes.get(slot), slot in self.deputies,
                    person if person in self.by_name["anywhere"] else None)
            heaps.setdefault((slot.alike, told), []).append(slot)
        sizes = [len(heap) for heap in heaps.values()]
        ways = shares(number, sizes) if sizes else ([()] if number == 0 else [])
        if not ways:
            raise Impossible("A5", "more are told than there are")
        if len(ways) > 1:
            self.world.by("A4")
        way = self.world.choose(("which",) + key, ways)
        return [slot for count, heap in zip(way, heaps.values()) for slot in heap[:count]]

    def counted_slots(self, ref):
        """The same where a number of them is told."""
        found = self.slots(ref)
        if any(len(slot.holders) > 1 for slot in found):
            raise CannotRead(0, "a number of a post whose seat is shared")
        return found

    def slots(self, ref):
        if not self.members.is_somebody(ref):
            raise Impossible("A5", f"nobody there is called {spelled(ref)}")
        return self.members.slots_meant(ref)

    def every_seat(self, ref, slots):
        """The seats of the same people that a reference means."""
        people = {person for slot in slots for person in slot.holders}
        return {slot for slot in self.slots(ref) if set(slot.holders) <= people}

    def entries_of(self, doings, *sorts):
        """The entries with these doings: "number", "name", "deputy", "whole", "everyone", "else"."""
        for key, people, doing in self.entries:
            if doing in doings and self.sort(people) in sorts:
                yield key, people, doing

    def sort(self, people):
        if people.sort == "named":
            if people.number is not None:
                return "number"
            return "name" if self.members.is_person(people.ref) else "whole"
        return people.sort

    def some_left(self, slots):
        """[A5] A post that is named has somebody who does what is said."""
        if not slots:
            raise Impossible("A5", "nobody is left of a post that is named")
        return slots

    def own_slots(self, people):
        """The seats of somebody who is named."""
        found = self.slots(people.ref)
        if not found and self.members.may_deputise(spelled(people.ref)):
            raise CannotRead(0, "somebody named who is a deputy")
        if self.members.has_no_seat(people):
            self.world.by("A8")  # what is told of them is left aside
        elif not found:
            raise Impossible("A5", f"{spelled(people.ref)} holds no seat")
        return found

    def excepted(self, key, people):
        """[A3] `everyone except X`: the seats of everybody in post but X."""
        out = set()
        for i, item in enumerate(people.excepted):
            if item.sort == "deputy":
                raise CannotRead(0, "everyone except a deputy")
            found = self.slots(item.ref)
            if item.number is not None:
                free = [slot for slot in found if slot.holders[0] not in out]
                found = self.taken_first(key + (i,), item.number, one_of_each(free), self.is_told)
            out |= {person for slot in found for person in slot.holders}
        self.world.by("A3")
        return [slot for slot in self.members.slots if not set(slot.holders) <= out], out

    def vote_of(self, slot, person):
        """How one of those who hold a seat votes in it."""
        return self.votes.get(slot) if person in self.giving.get(slot, slot.holders) else None

    def is_told(self, slot):
        """Whether a number of a post is taken to be them already, or they are said not to be there."""
        return slot in self.numbered or (slot.holders and self.state.get(slot.holders[0], "present") != "present")

    def taken_first(self, key, number, free, wanted):
        """So many of the candidates, those who are wanted first."""
        first = [slot for slot in free if wanted(slot)]
        if number <= len(first):
            return self.taken(key, number, first)
        return first + self.taken(key, number - len(first), [slot for slot in free if slot not in first])

    # Presence.

    def is_there(self, slots, doing, test=lambda person: True):
        for slot in slots:
            self.are(filter(test, slot.holders), doing)

    def are(self, people, doing):
        for person in people:
            if self.state.setdefault(person, doing) != doing:
                raise Impossible("A5", f"somebody is {self.state[person]} and {doing}")  # [A5]

    def presence(self):
        for key, people, doing in self.entries_of(PRESENCE, "name"):
            found = self.own_slots(people)
            if found:
                self.by_name["presence"] |= set(people.ref)
                self.are(set(people.ref), doing)  # [P2] of those who share a seat, whoever is named
        numbered = set()
        for key, people, doing in self.entries_of(PRESENCE, "number"):
            free = [slot for slot in self.counted_slots(people.ref) if slot not in numbered
                    and all(self.state.get(person, doing) == doing for person in slot.holders)
                    and not set(slot.holders) & self.by_name["presence"]]
            found = self.taken(key, people.number, one_of_each(free))
            numbered |= self.every_seat(people.ref, found)
            self.is_there(found, doing)
        for key, people, doing in self.entries_of(PRESENCE, "deputy"):
            if doing == "by proxy":
                raise CannotRead(0, "a deputy by proxy")
            if doing == "present":
                self.deputise(key, people, [slot for slot in self.counted_slots(people.ref)
                                            if slot.holders[0] not in self.state])
        for doing in ("absent", "by proxy", "present"):
            for key, people, _ in self.entries_of((doing,), "whole"):
                def is_meant(person):
                    return person not in self.by_name["presence"] and (
                        doing == "absent" or self.state.get(person) != "absent")

                self.is_there(self.some_left([
                    slot for slot in self.slots(people.ref) if slot not in numbered and slot not in self.deputies
                    and any(map(is_meant, slot.holders))]), doing, is_meant)
        for key, people, doing in self.entries_of(PRESENCE, "everyone"):
            slots, out = self.excepted(key, people)
            self.is_there(slots, doing, lambda person: person not in out)

    def deputise(self, key, people, free):
        """[A7] A deputy is there in place of the holder of a seat."""
        self.world.by("A7")
        found = self.taken(key, people.number, free)
        self.deputies |= set(found)
        for slot in found:
            self.state[slot.holders[0]] = "deputised"  # [A5] and neither present nor told to be absent
        return found

    def settle_presence(self):
        """[A2] Who is there, once all groups are known."""
        for _, people, doing in self.entries_of(("absent", "by proxy"), "else"):
            self.are([person for person in self.members.slots_of
                      if not self.state.get(person) and person not in self.conflicted], doing)
        if self.with_else or (self.told_absent and not self.told_present):
            for person in self.members.slots_of:
                self.state.setdefault(person, "present")
        elif not self.told_present:
            there = set(self.conflicted)
            for slot in self.votes:
                if slot not in self.deputies:
                    there |= set(self.giving[slot])
            for person in there:
                self.state.setdefault(person, "present")

    def pool(self, slot):
        """Whether one of those who hold a seat can vote."""
        return slot not in self.deputies and any(map(self.can_vote, slot.holders))

    def can_vote(self, person):
        """Whether somebody is there, or votes by proxy, or may be there."""
        if self.told_present and not self.with_else:
            return self.state.get(person) in ("present", "by proxy")
        return self.state.get(person) not in AWAY

    # Interests and votes.

    def interests_and_votes(self):
        doings = ("conflicted",) + VOTES
        casts = ("casting for", "casting against")
        for key, people, doing in self.entries_of(doings + casts, "name", "whole", "number", "everyone", "else"):
            if self.sort(people) == "name":
                self.by_name["votes"] |= set(people.ref)
        for wanted in (("conflicted",), VOTES):
            for key, people, doing in self.entries_of(wanted, "name"):
                self.does(self.own_slots(people), doing, key, set(people.ref).__contains__)
            for key, people, doing in self.entries_of(wanted, "number"):
                self.does(self.numbered_doing(key, people, doing), doing, key)
        self.deputy_votes()
        for wanted in (("conflicted",), VOTES):
            for key, people, doing in self.entries_of(wanted, "whole"):
                def is_meant(person):
                    return person not in self.by_name["votes"] and self.can_vote(person)

                self.does(self.some_left([
                    slot for slot in self.slots(people.ref) if slot not in self.numbered and self.pool(slot)
                    and any(map(is_meant, slot.holders)) and (doing == "conflicted" or not self.is_told_of_one(slot))]),
                    doing, key, is_meant)
        for key, people, doing in self.entries_of(doings, "everyone"):
            slots, out = self.excepted(key, people)

            def is_left(person):
                return person not in out and self.can_vote(person)

            self.does([slot for slot in slots if (doing == "conflicted" or slot not in self.votes)
                       and self.pool(slot) and any(map(is_left, slot.holders))], doing, key, is_left)
        named = {person for people in self.giving.values() for person in people} | self.conflicted
        told = set(self.votes)

        def is_else(person):
            return person not in named and self.can_vote(person)

        for key, people, doing in self.entries_of(doings, "else"):
            self.world.by("A3")
            self.does([slot for slot in self.members.slots if self.pool(slot) and any(map(is_else, slot.holders))
                       and not (len(slot.holders) > 1 and slot in told)], doing, key, is_else)
        for key, people, doing in self.entries_of(casts, "name", "whole", "number"):
            self.casting = (doing.split()[1], self.slots(people.ref))
            if self.members.has_no_seat(people):
                raise Impossible("A8", "somebody without a seat gives a casting vote")

    def numbered_doing(self, key, people, doing):
        """[A3] Numbers of one post in groups of votes and conflicts are different people as far as there are enough."""
        free = [slot for slot in self.counted_slots(people.ref) if self.pool(slot)
                and not set(slot.holders) & self.by_name["votes"]]
        if doing == "conflicted":
            free = [slot for slot in free if slot not in self.numbered
                    and not any(self.state.get(person) == "by proxy" for person in slot.holders)]
            found = self.taken(key, people.number, one_of_each(free))
            for slot in self.every_seat(people.ref, found):
                self.numbered[slot] = doing
        else:
            free = [slot for slot in free if slot not in self.votes]
            found = self.taken_first(key, people.number, free, lambda slot: self.numbered.get(slot) != "conflicted")
        for slot in found:
            self.numbered[slot] = doing
        if doing in VOTES:
            self.voters.append((self.slots(people.ref), found))
        return found

    def is_told_of_one(self, slot):
        """[P2] Whether one of those who share a seat has voted in it already."""
        return len(slot.holders) > 1 and slot in self.votes

    def does(self, slots, doing, key, test=lambda person: True):
        """Those of the holders of some seats who pass a test do something."""
        for slot in slots:
            who = set(filter(test, slot.holders))
            if slot not in self.deputies and not (who and all(map(self.can_vote, who))):
                raise Impossible("A2", f"somebody is {doing} who is not there")
            if doing == "conflicted":
                if slot in self.deputies:
                    raise CannotRead(0, "a deputy with an interest")
                if any(self.state.get(person) == "by proxy" for person in who):
                    raise Impossible("A2", "somebody is conflicted who is not there")
                self.conflicted |= who
            elif self.votes.setdefault(slot, doing) != doing:
                raise Impossible("A5", "somebody votes twice")
            else:
                self.giving.setdefault(slot, set()).update(who)

    def deputy_votes(self):
        for key, people, doing in self.entries_of(VOTES + ("conflicted",), "deputy"):
            if doing == "conflicted":
                raise CannotRead(0, "a deputy with an interest")
            there = [slot for slot in self.slots(people.ref) if slot in self.deputies and slot not in self.votes]
            if people.number > len(there) and not self.told_present:
                there += self.deputise(key + ("new",), type(people)("deputy", people.ref, people.number - len(there)), [
                    slot for slot in self.slots(people.ref)
                    if slot.holders[0] not in self.state and slot not in self.votes])
            self.does(self.taken(key, people.number, there), doing, key)

    # The chair, and proxies.

    def preside(self):
        extra = [(key, people) for key, people, doing in self.entries if doing == "presiding"]
        if len(extra) > 1:
            raise Impossible("A5", "two preside")
        for key, people in extra:
            if people.sort != "named":
                raise CannotRead(0, "somebody presides who is not named")
            free = [slot for slot in self.slots(people.ref) if slot not in self.deputies
                    and self.state.get(slot.holders[0], "new") in self.may_preside()]
            self.presiding = self.taken(key, 1, free)[0].holders[0]
            self.state[self.presiding] = "present"
        if self.casting and not self.outside:
            self.caster_is_there()

    def caster_is_there(self):
        """[A5] [X4] Whoever casts a casting vote must be among those who are there; [A2] or is there, where nobody says."""
        if any(self.state.get(person) == "present" for slot in self.casting[1] for person in slot.holders):
            return
        free = [slot for slot in self.casting[1] if slot.holders[0] not in self.state]
        if self.told_present or self.told_absent or not free:
            raise Impossible("A5", "a casting vote is told of somebody who is not there")
        self.state[self.taken(("casting",), 1, free)[0].holders[0]] = "present"

    def may_preside(self):
        return ("present",) if self.told_present or self.told_absent else ("present", "new")

    def heads_of_proxies(self):
        """[A2] Of those who vote in a post, as many as vote by proxy in it are taken to be these."""
        by_proxy = [slot for slot in self.members.slots if any(self.state.get(p) == "by proxy" for p in slot.holders)]
        silent = [slot for slot in by_proxy if slot not in self.votes]
        for those, found in self.voters:
            if any(slot in those for slot in silent) and any(slot not in by_proxy for slot in found):
                raise Impossible("A2", "somebody by proxy is taken to vote")

    # What follows.

    def present(self):
        """The people who are there."""
        return {person for person, state in self.state.items() if state == "present"}

    def proxies(self):
        return {person for person, state in self.state.items() if state == "by proxy"}
