"""A meeting on one item: conflicts, proxies, who counts, whose votes count (docs/semantics.md, sections 3, 8, 9)."""

from .attendance import shares
from .fit import without_unfit
from .people import Slot
from .rules import choose
from .words import CannotRead


class Meeting:
    def __init__(self, members, attendance, sitting):
        self.members, self.attendance = without_unfit(members, attendance)
        self.sitting = sitting
        self.day, self.world, self.body, self.matter = members.day, members.world, members.body, members.matter
        self.outside = sitting in ("in writing", "electronically")
        self.settle_conflicts()
        self.settle_proxies()

    def rule(self, sort):
        return choose(self.day, self.day.clauses(self.body, sort), self.matter)

    # Conflicts of interest.

    def settle_conflicts(self):
        clause = self.rule("conflicts") if self.attendance.conflicted else None
        self.way = clause.way if clause else "leave"  # [C1] they leave where nothing is said
        self.they_count = bool(clause and clause.count)
        self.too_many = clause.many if clause else None
        if self.attendance.conflicted:
            self.world.by("C1" if self.way == "leave" else "C2")

    def as_others(self):
        """The same meeting if those who have an interest stayed and voted. [C3]"""
        other = Meeting.__new__(Meeting)
        other.__dict__.update(self.__dict__)
        other.way = "vote"
        other.settle_proxies()
        return other

    def gone(self, person):
        """[C1] Whether somebody must leave for the item."""
        return self.way == "leave" and person in self.attendance.conflicted

    def barred(self, person):
        """Whether an interest keeps somebody from voting. [C1] [C2]"""
        return self.way != "vote" and person in self.attendance.conflicted

    # Proxies.

    def settle_proxies(self):
        """The people whose vote by proxy is counted. [Y1] [Y2]"""
        self.proxies, self.proxies_count, self.sent = set(), False, set()
        wanted = list(filter(self.has_vote, self.attendance.proxies()))
        if not wanted:
            return
        self.world.by("Y1")
        clause = self.rule("proxies")
        if clause is None:
            return
        holders = len(self.holders())
        self.proxies_count = clause.count
        if not holders:
            return
        self.sent = set(wanted)  # also those left out, if they are too many
        most = len(wanted) if clause.most is None else clause.most * holders
        if most >= len(wanted):
            self.proxies = set(wanted)
            return
        self.world.by("Y2")
        heaps = {}
        for person in sorted(wanted, key=str):
            own = self.members.slots_of[person]
            heaps.setdefault(tuple((slot.alike, self.attendance.vote_of(slot, person)) for slot in own), []).append(person)
        way = self.world.choose(("proxies", self.way, tuple(heaps)), shares(most, [len(heap) for heap in heaps.values()]))
        self.proxies = {person for count, heap in zip(way, heaps.values()) for person in heap[:count]}

    def has_vote(self, person):
        """[P6] Whether somebody holds a seat that votes on the matter."""
        return any(map(self.members.votes, self.members.slots_of[person]))

    def holders(self):
        """Those through whom others can vote: they are present and may vote."""
        people = {person for person in self.attendance.present() if not self.barred(person) and any(
            self.members.votes(slot) for slot in self.members.slots_of[person])}
        deputies = {slot for slot in self.attendance.deputies if "vote" in slot.seat.deputy}
        return people | set(filter(self.members.votes, deputies))

    # Who counts to the quorum.

    def counted(self):
        """[Q2] Those who count to a quorum, each head with its seats."""
        if self.outside:  # [R5] those who take part
            taking_part = {}
            for slot, _, _ in self.ballots():
                for person in self.givers(slot):
                    taking_part.setdefault(person, []).append(slot)
            return list(taking_part.values())
        heads = [self.members.slots_of[person] for person in self.attendance.present()
                 if not self.barred(person) or self.they_count]
        heads += [[slot] for slot in self.attendance.deputies if "count" in slot.seat.deputy]  # [A7]
        if self.proxies_count:
            self.world.by("Y3")
            heads += [self.members.slots_of[person] for person in self.proxies]  # [Y3]
        return heads

    def somebody_counts(self):
        """[Q7] Whether anybody counts to the quorum as a member who is there."""
        if self.outside:
            return bool(self.ballots())
        return any("count" in slot.seat.deputy for slot in self.attendance.deputies) or any(
            not self.gone(person) and (not self.barred(person) or self.they_count)
            for person in self.attendance.present())

    # Votes.

    def may_vote(self, slot):
        """Whether a vote of a seat is counted, as its holder or deputy is there. [A6]"""
        slot = self.attendance.fit.get(slot, slot)
        if slot is None or not self.members.votes(slot):
            return False
        if slot in self.attendance.deputies:
            return "vote" in slot.seat.deputy
        return any(self.is_able(slot, person) for person in slot.holders)

    def is_able(self, slot, person):
        """Whether one of those who hold a seat may vote in it: of those who share it, each by themselves. [P2]"""
        if self.barred(person):
            return False
        return self.outside or person in self.proxies or person in self.attendance.present()

    def givers(self, slot):
        """Those who give the vote of a seat, or could where it says nothing. [P2] [V4]"""
        if slot in self.attendance.deputies or not slot.holders[0] in self.members.slots_of:
            return slot.holders
        own = self.attendance.giving.get(slot, slot.holders) if slot in self.attendance.votes else slot.holders
        able = [person for person in own if self.is_able(slot, person)]
        return able or [person for person in slot.holders if self.is_able(slot, person)]

    def ballots(self):
        """The votes that are counted, as (seat, for or against or abstaining, weight)."""
        found = [(slot, doing, slot.seat.weight)
                 for slot, doing in self.attendance.votes.items() if self.is_given(slot)]
        if len(found) < len(self.attendance.votes):
            self.world.by("A6")
        return found

    def is_given(self, slot):
        """[A6] Whether the vote of a seat is told, and given by somebody who may."""
        votes = self.attendance.votes
        if slot not in votes or slot in self.attendance.deputies:
            return slot in votes and self.may_vote(slot)
        return self.members.votes(slot) and any(
            self.is_able(slot, person) for person in self.attendance.giving.get(slot, slot.holders))

    def silent(self):
        """[V9] The seats that may vote and do not: of those present; outside a meeting of all who are asked."""
        return [slot for slot in self.members.slots if not self.is_given(slot) and self.may_vote(slot)
                and (slot in self.attendance.deputies and slot not in self.attendance.votes or any(
                    self.is_able(slot, person) and person not in self.proxies
                    and person not in self.attendance.giving.get(slot, ()) for person in slot.holders))]

    def vacant(self):
        """[V9] The vacant seats with a vote on the matter."""
        return [slot for slot in self.all_vacant() if self.members.votes(slot)]

    def all_vacant(self):
        return [Slot(-1, seat, place, (("vacant", seat.line, seat.post, place, i),))
                for seat, place, number in self.members.vacancies() for i in range(number)]

    def there(self, proxies=True):
        """Those who are there, for a base of those present: heads with their seats. [Q5] [Y3]"""
        if self.outside:
            return {person: slots for person, slots in self.members.slots_of.items() if not self.gone(person)}
        found = {person: self.members.slots_of[person] for person in self.attendance.present() if not self.gone(person)}
        if proxies:
            found.update({person: self.members.slots_of[person] for person in self.proxies})
        found.update({slot: [slot] for slot in self.attendance.deputies if "count" in slot.seat.deputy})
        return found

    # The chair.

    def presides(self):
        """[X5] Who presides, or nobody."""
        told = self.attendance.presiding
        return told if told is not None else self.one_of(self.told_to_cast(self.might_preside()))

    def might_preside(self):
        """[X5] Those of whom one presides."""
        clause = self.rule("chaired")
        for post in clause.posts if clause else ():
            if not isinstance(post, tuple):
                break
            there = self.there_of(post)
            if there:
                return there
        return self.attendance.present()

    def told_to_cast(self, people):
        """[X4] [X5] Of those who might preside, those of whom the casting vote is told: who may cast it, if some may."""
        if not self.attendance.casting:
            return people
        slots = self.attendance.casting[1]
        told = people if slots is None else {person for slot in slots for person in slot.holders} & people
        return set(filter(self.may_cast, told)) or told or people

    def may_cast(self, person):
        """[X3] Whether somebody is there who has a vote on the matter, or one only to break a tie, and may cast it."""
        return self.attendance.state.get(person) == "present" and not self.barred(person) and any(
            self.has_casting(slot) for slot in self.members.slots_of.get(person, ()))

    def has_casting(self, slot):
        return self.members.votes(slot) or slot.seat.votes == "tie"

    def there_of(self, post):
        """Those of a post who are present and have no conflict in the item."""
        try:
            test = self.members.picks(post)
        except CannotRead:
            return set()
        return {person for slot in self.members.slots if test(slot) and slot not in self.attendance.deputies
                for person in slot.holders
                if self.attendance.state.get(person) == "present" and person not in self.attendance.conflicted}

    def one_of(self, people):
        """One of several people: which of those that differ is unknown."""
        heaps = {}
        for person in sorted(people, key=str):
            own = self.members.slots_of[person]
            heaps.setdefault((person in self.attendance.conflicted,
                              tuple((slot.alike, self.attendance.vote_of(slot, person)) for slot in own)), person)
        return self.world.choose(("presides", self.way), list(heaps.values())) if heaps else None
