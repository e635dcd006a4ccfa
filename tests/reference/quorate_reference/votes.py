"""Whether a motion is carried: thresholds, ties, casting votes (docs/semantics.md, sections 6 and 7)."""

from .model import Open, Who
from .quorum import is_quorate, people_in, reaches, vacant_in
from .rules import decision, names


def carries(meeting):
    """[V1] Whether a motion is decided as a rule says, and the meeting is quorate for it."""
    world, body, day = meeting.world, meeting.body, meeting.day
    world.by("V1")
    rules = decision(day, body, meeting.matter, meeting.sitting)
    if rules is None and meeting.outside:
        world.by("R3")  # a body without a rule for a sitting outside meetings cannot decide in that way
        return False
    quorate = is_quorate(meeting, "vote")
    if not quorate and meeting.too_many and meeting.attendance.conflicted and is_quorate(meeting.as_others(), "vote"):
        world.by("C3")  # [C3] a quorum fails only because of those who left
        if meeting.too_many == "goes":
            return False
        if meeting.too_many == "stay":
            meeting, quorate = meeting.as_others(), True
        else:
            quorate = meeting.somebody_counts()
    if not (quorate or without_quorum(meeting)):
        return False
    if rules is None:
        return unknown_rule(meeting, body.title)
    return all([decided(meeting, rule) for rule in rules])


def without_quorum(meeting):
    """[Q10] Whether the matter may be decided by a meeting that is not quorate."""
    day = meeting.day
    found = not meeting.outside and any(
        names(day.constitution, clause, meeting.matter) for clause in day.clauses(meeting.body, "without only"))
    if found:
        meeting.world.by("Q10")
    return found


def unknown_rule(meeting, key):
    """[V1] What a rule would say is unknown: it may count silence, so that even no vote in favour is enough."""
    return meeting.world.whether("decision", key)


class Tally:
    """The votes on a motion as a part of a rule counts them. [V9]"""

    def __init__(self, meeting, counts):
        self.meeting, self.members = meeting, meeting.members
        self.votes = {"for": [], "against": [], "abstaining": []}
        for slot, doing, weight in meeting.ballots():
            if doing == "abstaining" and "abstentions" in counts:
                doing = counts["abstentions"]
            self.votes[doing].append((slot, weight))
        if counts:
            meeting.world.by("V9")
        if "silence" in counts:
            self.votes[counts["silence"]] += [(slot, slot.seat.weight) for slot in meeting.silent()]
        if "vacancies" in counts:
            self.votes[counts["vacancies"]] += [(slot, slot.seat.weight) for slot in meeting.vacant()]
        self.extra = None  # a casting vote: the person who casts it, or "anybody"

    def has_support(self):
        """[V8] A motion with no vote in favour is lost; a casting vote is one."""
        return bool(self.votes["for"]) or self.extra is not None

    def with_one_more(self, person):
        other = Tally.__new__(Tally)
        other.__dict__.update(self.__dict__)
        other.extra = person
        return other

    def one_more(self, test):
        """[X3] The casting vote is one more in the thresholds that count the votes of that person."""
        if self.extra is None:
            return 0
        return int(self.extra == "anybody" or any(map(test, self.members.slots_of[self.extra])))

    def of(self, sides, test):
        return [(slot, weight) for side in sides for slot, weight in self.votes[side] if test(slot)]

    def count(self, side, counted, test):
        """[V4] [V6] The votes on a side: by weight, by head, or one for each of a kind."""
        votes = self.of([side], test)
        more = self.one_more(test) if side == "for" else 0
        if counted == "weight":
            return sum(weight for _, weight in votes) + more
        if counted == "head":
            return most_people([self.meeting.givers(slot) for slot, _ in votes]) + more
        return len(self.units(side, counted, test)) + more

    def units(self, side, kind, test):
        """[V6] The places or organisations of a kind that are for, or against."""
        other = "against" if side == "for" else "for"
        return [name for name in self.names(kind)
                if self.weight_in(side, name, test) > self.weight_in(other, name, test)]

    def names(self, kind):
        self.meeting.world.by("V6")
        return self.meeting.day.constitution.of_kind(kind)

    def weight_in(self, side, name, test):
        return sum(weight for slot, weight in self.of([side], test) if self.belongs(slot, name))

    def belongs(self, slot, name):
        return any(self.meeting.day.constitution.is_inside(region, name) for region in self.members.regions(slot))

    def base(self, base, counted, test):
        """[V3] What a share is taken of, as the threshold counts."""
        if base.sort in ("cast", "cast and abstentions"):
            return self.cast(base.sort, counted, test)
        meeting, members = self.meeting, self.members
        picks = members.chooses(base.who or Who(base.voting))

        def within(slot):
            return picks(slot) and test(slot)

        if counted == "head":
            return people_in(meeting, base, test)
        if base.sort == "present":
            slots = list({slot: None for own in meeting.there().values() for slot in own if within(slot)})
        elif base.sort == "eligible":
            slots = [slot for slot in members.slots if within(slot) and not all(map(meeting.gone, slot.holders))]
        else:
            slots = [slot for slot in members.slots if within(slot)]
            if base.sort == "all":
                slots = slots + vacant_in(meeting, within, base.voting)
        if counted == "weight":
            return sum(slot.seat.weight for slot in slots)
        return sum(any(self.belongs(slot, name) for slot in slots) for name in self.names(counted))

    def cast(self, sort, counted, test):
        number = self.count("for", counted, test) + self.count("against", counted, test)
        if sort == "cast":
            return number
        if counted in ("weight", "head"):
            return number + self.count("abstaining", counted, test)
        votes = self.of(("for", "against", "abstaining"), test)
        units = [name for name in self.names(counted) if any(self.belongs(slot, name) for slot, _ in votes)]
        return len(units) + self.one_more(test)


def most_people(givers):
    """[V4] How many different people votes can be of, each of one of those who may have given it."""
    vote_of = {}

    def give(vote, tried):
        for person in givers[vote]:
            if person not in tried:
                tried.add(person)
                if person not in vote_of or give(vote_of[person], tried):
                    vote_of[person] = vote
                    return True
        return False

    return sum(give(vote, set()) for vote in range(len(givers)))


def way_of_counting(threshold):
    """[V4] By weight where votes are compared with votes or a number; by head where the base is of members or seats."""
    if threshold.counted:
        return threshold.counted
    if threshold.sort == "share" and threshold.base.sort not in ("cast", "cast and abstentions"):
        return "head"
    return "weight"


def met(tally, threshold):
    """[V3] Whether a threshold is met."""
    world = tally.meeting.world
    world.by("V3", "V4")
    test = tally.members.chooses(threshold.by)  # [V5] only the votes of those members
    if threshold.by:
        world.by("V5")
    counted = way_of_counting(threshold)
    if threshold.sort == "against":
        world.by("V7")  # [V7] met by silence; it needs nobody's support
        return tally.count("against", counted, test) <= threshold.number
    votes_for = tally.count("for", counted, test)
    if not votes_for:
        return False
    if threshold.sort == "number":
        return reaches(votes_for, threshold.number, threshold.more)
    if threshold.sort == "share":
        base = tally.base(threshold.base, counted, test)
        return base > 0 and reaches(votes_for, threshold.number * base, threshold.more)
    against = tally.count("against", counted, test)
    if threshold.sort == "margin":
        return votes_for >= against + threshold.number
    return reaches(votes_for, threshold.number * against, threshold.more)


def decided(meeting, rule):
    """[V2] Whether every threshold of a rule is met; or else every one of those after `failing that`; and [X1] ties."""
    world = meeting.world
    world.by("V2", "V8")
    if isinstance(rule.thresholds, Open):
        return unknown_rule(meeting, rule.thresholds.key)
    parts = [(Tally(meeting, rule.counts), rule.thresholds)]
    if rule.otherwise:
        parts.append((Tally(meeting, rule.what["counts otherwise"]), rule.otherwise))

    def carried(extra=None):
        for tally, thresholds in parts:
            if extra is not None:
                tally = tally.with_one_more(extra)
            if tally.has_support() and all([met(tally, threshold) for threshold in thresholds]):
                return True
        return False

    if not equal(*parts[-1]):
        return carried()
    world.by("X1")
    if rule.tie is not None:
        return tie_broken(meeting, rule.tie, carried)
    if carried():
        return True
    # Where the rule says nothing, a seat may have a casting vote.
    return not meeting.outside and cast_vote(meeting, casting_seats(meeting), carried)


def equal(tally, thresholds):
    """[X1] Whether there are as many votes for as against, and some: as the first threshold counts, of everybody."""
    counted = thresholds[0].counted or "weight"
    votes_for = tally.count("for", counted, lambda slot: True)
    return votes_for > 0 and votes_for == tally.count("against", counted, lambda slot: True)


def tie_broken(meeting, tie, carried):
    """[X2] What becomes of a tie, where the rule says it."""
    world = meeting.world
    world.by("X2")
    if tie in ("lost", "goes"):
        return False
    if tie == "lot" or isinstance(tie, Open):
        key = tie.key if isinstance(tie, Open) else "lot"
        return carried("anybody") and world.whether("tie", key)
    if meeting.outside:
        world.by("X3")  # there is no casting vote outside a meeting
        return False
    if tie == "presiding":
        world.by("X5")
        person = meeting.presides()
        return cast_vote(meeting, [person] if person is not None else [], carried)
    test = meeting.members.picks(tie)
    people = {person for slot in meeting.members.slots if test(slot) and slot not in meeting.attendance.deputies
              for person in slot.holders}
    return cast_vote(meeting, sorted(people, key=str), carried)


def casting_seats(meeting):
    """[X3] Who has a casting vote by their seat. Where two seats have one, or a seat several holders, nobody has."""
    slots = [slot for slot in meeting.members.slots if slot.seat.casting or slot.seat.votes == "tie"]
    lines = [seat for seat in meeting.day.seats(meeting.body) if seat.casting or seat.votes == "tie"]
    if len(lines) > 1 or any(seat.most != 1 or seat.each for seat in lines):
        return []
    holders = [person for slot in slots if slot not in meeting.attendance.deputies for person in slot.holders]
    return holders if len(holders) == 1 else []


def cast_vote(meeting, people, carried):
    """[X3] [X4] Whether the motion is carried by the casting vote of one of these people."""
    attendance = meeting.attendance
    meeting.world.by("X3", "X4")
    able = list(filter(meeting.may_cast, people))
    if not able:
        return False
    if attendance.casting:
        way, slots = attendance.casting
        told = [person for person in able if slots is None or any(person in slot.holders for slot in slots)]
        if told:
            return way == "for" and carried(one_of(meeting, told))
    person = one_of(meeting, able)
    cast = {attendance.vote_of(slot, person) for slot in meeting.members.slots_of[person] if meeting.has_casting(slot)}
    cast -= {None, "abstaining"}
    way = cast.pop() if len(cast) == 1 else meeting.world.choose(("casting",), ("for", "against"))
    return way == "for" and carried(person)


def one_of(meeting, people):
    return people[0] if len(people) == 1 else meeting.one_of(people)
