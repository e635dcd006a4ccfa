"""The minutes of a meeting, judged item by item (docs/minutes.md)."""

import datetime
import functools
import json
import math

from .actors import find_actor
from .attendance import Attendance
from .constitution import spelled
from .declarations import Declarations
from .meeting import Meeting
from .notice import is_enough
from .people import Members
from .power import may_decide
from .questions import People, Question
from .quorum import is_quorate
from .rules import choose
from .unknowns import Impossible
from .votes import carries
from .words import CannotRead

MOST_MEETINGS = 400
SIDES = ("for", "against", "abstaining")


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


@functools.cache
def people_of(text):
    """Some people as minutes name them: as in a question, or a bare number."""
    if text.strip().isdigit():
        return int(text)
    reader = Declarations(text)
    people = reader.people()
    if reader.token.kind != "end":
        reader.fail("people are expected")
    if people.sort in ("deputy", "else"):
        raise CannotRead(0, f"{text} in minutes")
    return people


class Record:
    """Minutes as they were told."""

    def __init__(self, constitution, text):
        told = json.loads(text) if isinstance(text, str) else text
        self.told = told
        self.body = constitution.find_body(tuple(told["body"].split(" of ")))
        self.day = datetime.date.fromisoformat(told["day"])
        self.notice = datetime.date.fromisoformat(told["notice"]) if "notice" in told else None
        self.adjourned = told.get("adjourned") == "yes"
        self.events = told.get("events", [])
        self.people = named_in(told, {person.title for person in constitution.persons})
        self.items = [event for event in self.events if is_item(event)]
        if len({item["item"] for item in self.items}) < len(self.items):
            raise Impossible("A5", "two items of one number")
        numbers = {item["item"] for item in self.items}
        if any("declares" in event and event["item"] not in numbers for event in self.events):
            raise Impossible("A5", "an interest in an item that there is not")

    def matter(self, constitution, item):
        return constitution.find_function((item["matter"],)) if "matter" in item else None


def named_in(told, names):
    """The registered people whom minutes name."""
    if isinstance(told, str):
        return {told} & names
    inside = told.values() if isinstance(told, dict) else told if isinstance(told, list) else []
    return set().union(*(named_in(each, names) for each in inside))


def is_item(event):
    return "item" in event and "declares" not in event


def decides(item):
    """An item with no matter, no motion and no votes decides nothing."""
    return "matter" in item or "motion" in item or "votes" in item


class Moment(Attendance):
    """Who is there, and how they vote, on one item: told step by step and not in groups of a question."""

    def __init__(self, members, state, conflicted, presiding, named):
        self.members, self.world = members, members.world
        self.state, self.conflicted, self.presiding = state, conflicted, presiding
        self.votes, self.deputies, self.casting, self.numbered, self.voters = {}, set(), None, {}, []
        self.giving = {}
        self.by_name = {"anywhere": named}

    def some(self, key, people, candidates):
        """Those of the candidates who are meant; `out` and `only` tell who of those who share a seat are."""
        self.out, self.only = set(), None
        if people.sort == "nobody":
            return []
        if people.sort == "everyone":
            slots, self.out = self.excepted(key, people)
            return [slot for slot in slots if slot in candidates]
        if people.number is None and self.members.is_person(people.ref):
            self.only = spelled(people.ref)
        those = [slot for slot in self.slots(people.ref) if slot in candidates]
        if people.number is not None:
            return self.taken(key, people.number, those)
        return self.some_left(those)

    def meant_in(self, slot, test):
        """[P2] Of those who hold a seat that was meant, who are meant."""
        return {person for person in slot.holders if test(person) and person not in self.out
                and (self.only is None or person == self.only)}


class Replay:
    """The whole meeting in one world: what is so when it begins, and at one item; how others are voted on is left."""

    def __init__(self, record, day, wanted=None):
        self.record, self.day, self.world, self.wanted = record, day, day.world, wanted
        self.present, self.presiding = set(), None
        self.conflicts = {}  # of each item: people
        self.meeting = None  # as it is for the item that is wanted
        self.members = Members(day, record.body, None, self.named())
        self.arrive_at_first()
        self.start = self.moment(self.members, set())
        if wanted is None:
            self.proxies_at_first()
        for at, event in enumerate(record.events):
            self.happens(("event", at), event)

    def named(self):
        """How many of each post are told of at once at least, for seats of which the number is not known."""
        most = {}
        for text in listed(self.record.told.get("present")) + [one for event in self.record.events
                                                              for one in listed(event.get("arrives"))]:
            people = people_of(text)
            if isinstance(people, People) and people.number:
                post = spelled(people.ref).split(" of ")[0]
                most[post] = max(most.get(post, 0), people.number)
        return most

    def moment(self, members, conflicted):
        state = {person: "present" if person in self.present else "absent" for person in members.slots_of}
        return Moment(members, state, set(conflicted), self.presiding if self.presiding in self.present else None,
                      self.record.people)

    def picked(self, key, texts, candidates, members=None):
        """The people whom some texts name, among the seats of those who pass."""
        found, used = set(), set()
        told = [people_of(text) for text in listed(texts)]
        told.sort(key=lambda people: isinstance(people, People) and people.number is None)
        moment = self.moment(members or self.members, set())
        for i, people in enumerate(told):
            if isinstance(people, int):
                raise CannotRead(0, "a bare number of people")
            if moment.members.has_no_seat(people):
                self.world.by("A8")  # what is told of them is left aside
                continue
            only = spelled(people.ref) if people.sort == "named" and self.members.is_person(people.ref) else None
            free = [slot for slot in moment.members.slots if any(
                candidates(person) and (slot, person) not in used and only in (None, person) for person in slot.holders)]
            some = moment.some(key + (i,), people, free)
            for slot in some:
                meant = {person for person in moment.meant_in(slot, candidates) if (slot, person) not in used}
                used |= {(slot, person) for person in meant}
                found |= meant
        return found

    def is_present(self, slot):
        return any(person in self.present for person in slot.holders)

    def is_here(self, person):
        return person in self.present

    def is_away(self, person):
        return person not in self.present

    def arrive_at_first(self):
        told = self.record.told
        if "present" in told:
            self.present = self.picked(("present",), told["present"], lambda person: True)
        else:
            heaps = {}
            for person, slots in self.members.slots_of.items():
                heaps.setdefault(tuple(slot.alike for slot in slots), []).append(person)
            if math.prod(len(heap) + 1 for heap in heaps.values()) > MOST_MEETINGS:
                raise CannotRead(0, "minutes that do not say who was there, of too many people")
            for key, heap in heaps.items():
                count = self.world.choose(("there", key), range(len(heap), -1, -1))
                self.present |= set(heap[:count])
        if "presiding" in told:
            self.preside(("presiding",), told["presiding"])

    def first_with_proxies(self):
        return next((item for item in self.record.items
                     if item.get("by proxy") and item.get("mode") in (None, "at the meeting")), None)

    def proxies_are_away(self, item):
        """[A5] Whoever votes by proxy for an item is not there for it, so that there are enough others."""
        for text in listed(item["by proxy"]):
            people = people_of(text)
            away = [slot for slot in self.start.slots(people.ref) if not all(map(self.is_here, slot.holders))]
            if people.number is not None and people.number > len(away):
                raise Impossible("A5", "more people vote by proxy than are away")

    def proxies_at_first(self):
        """[Q9] Who votes by proxy in the first item that tells of proxies, and is not there, is there by proxy."""
        used = set()
        for i, text in enumerate(listed((self.first_with_proxies() or {}).get("by proxy"))):
            people = people_of(text)
            if isinstance(people, int):
                raise CannotRead(0, "a bare number of people")
            free = [slot for slot in self.members.slots if slot not in used and any(map(self.is_away, slot.holders))
                    and (people.sort != "named" or not self.members.is_person(people.ref)
                         or self.is_away(spelled(people.ref)))]
            if people.number is not None:
                those = self.start.slots(people.ref)
                if people.number > len(those):
                    raise Impossible("A5", "more people vote by proxy than there are")
                there = [slot for slot in those if slot in free]
                some = self.start.taken(("first proxy", i), min(people.number, len(there)), there)
            elif people.sort == "named" and not [slot for slot in self.start.slots(people.ref) if slot in free]:
                continue
            else:
                some = self.start.some(("first proxy", i), people, free)
            used |= {slot for slot in some if len(slot.holders) == 1}
            one = people.number is not None or people.sort not in ("named", "everyone")
            for slot in some:
                meant = set(slot.holders) if one else self.start.meant_in(slot, self.is_away)
                self.start.state.update((person, "by proxy") for person in meant)

    def preside(self, key, text):
        people = people_of(text)
        if isinstance(people, People) and self.members.has_no_seat(people):
            raise Impossible("A8", "somebody presides who holds no seat")
        found = self.picked(key, text, self.is_here)
        if len(found) != 1:
            raise CannotRead(0, "several preside")
        self.presiding = found.pop()

    def happens(self, key, event):
        if "arrives" in event:
            self.present |= self.picked(key, event["arrives"], self.is_away)
        elif "leaves" in event:
            self.present -= self.picked(key, event["leaves"], self.is_here)
        elif "presides" in event:
            self.preside(key, event["presides"])
        elif "declares" in event:
            concerned = self.conflicts.setdefault(event["item"], set())
            concerned |= self.picked(key, event["declares"], lambda person: (
                self.is_here(person) and person not in concerned))
        elif event["item"] == self.wanted:
            self.meeting = self.item(key, event)
        else:
            self.named_are_there(event)
            if self.wanted is None and event is self.first_with_proxies():
                self.proxies_are_away(event)

    def item(self, key, item):
        """The meeting as it is for one item, with its votes."""
        constitution = self.day.constitution
        matter = self.record.matter(constitution, item)
        if matter is None:
            matter = self.world.choose(("matter", item["item"]), self.matters())
        elif not self.day.function_in_force(matter):
            matter = None
        members = Members(self.day, self.record.body, matter, self.named())
        moment = self.moment(members, self.conflicts.get(item["item"], set()))
        sitting = {"in writing": "in writing", "electronically": "electronically"}.get(
            item.get("mode"), "adjourned" if self.record.adjourned else "meeting")
        if sitting in ("in writing", "electronically"):
            moment.state = {person: "present" for person in members.slots_of}
        proxies = self.picked(key + ("proxy",), item.get("by proxy"), self.is_away, members)
        for person in proxies:
            moment.state[person] = "by proxy"
        meeting = Meeting(members, moment, sitting)
        self.vote(key, item, meeting, moment)
        return Meeting(members, moment, sitting)

    def named_are_there(self, item):
        """Whoever votes by name on another item is there for it."""
        for side in SIDES:
            for text in listed(item.get("votes", {}).get(side)):
                people = people_of(text)
                if isinstance(people, People) and people.sort == "named" and self.members.is_person(people.ref):
                    if self.members.has_no_seat(people):
                        continue
                    if not set(people.ref) & self.present and item.get("mode") in (None, "at the meeting"):
                        raise Impossible("A5", "somebody votes who is not there")

    def matters(self):
        """[R1] An item that names no matter may be about any: those that something of the body names, and another."""
        constitution = self.day.constitution
        refs = [ref for clause in self.record.body.clauses for ref in getattr(clause, "on", ())]
        refs += [ref for clause in self.record.body.clauses for ref in getattr(clause, "what", {}).get("matters", ())]
        named = [function for function in constitution.functions if self.day.function_in_force(function)
                 and any(constitution.means_function(ref, function) for ref in refs)]
        return [None] + named + constitution.amending()

    def vote(self, key, item, meeting, moment):
        """Who votes how: told by post or name; or as bare numbers, of people who are there and may vote."""
        votes = item.get("votes")
        if votes is None:
            if decides(item) and self.world.choose(("votes", item["item"]), ("none", "all")) == "all":
                # [C3] Where too many would have to leave, those with an interest may vote too.
                ways = [meeting, meeting.as_others()]
                moment.votes = {slot: "for" for slot in moment.members.slots if any(way.may_vote(slot) for way in ways)}
                moment.giving = {slot: {person for way in ways for person in way.givers(slot)} for slot in moment.votes}
            return
        told = [(key + (side, i), people_of(text), side)
                for side in SIDES for i, text in enumerate(listed(votes.get(side)))]
        if "casting" in votes:
            moment.casting = (votes["casting"], None)  # of whoever has it
        bare = [entry for entry in told if isinstance(entry[1], int)]
        told = [entry for entry in told if entry not in bare and not moment.members.has_no_seat(entry[1])]
        told.sort(key=lambda entry: (entry[1].sort == "everyone", entry[1].number is None))

        def is_there(person):
            return moment.state.get(person) in ("present", "by proxy")

        def may_be(slot):
            return slot not in moment.votes and any(map(is_there, slot.holders))

        def shares_in(slot, name):
            """[P2] Whether somebody named can vote in a seat that another who shares it has voted in."""
            return slot in moment.votes and name in slot.holders and is_there(name) and name not in moment.giving[slot]

        def named(people):
            """Who is named, if somebody is."""
            person = people.sort == "named" and people.number is None and moment.members.is_person(people.ref)
            return spelled(people.ref) if person else None

        told.sort(key=lambda entry: named(entry[1]) is None)
        for where, people, side in told:
            free = [slot for slot in moment.members.slots if may_be(slot)]
            name = named(people)
            if name is not None:
                free = [slot for slot in free if name in slot.holders and is_there(name)]
                free += [slot for slot in moment.members.slots if shares_in(slot, name)]
                if any(moment.votes.get(slot, side) != side for slot in free):
                    raise Impossible("A5", "two votes of one seat")
            clear = [slot for slot in free if not set(slot.holders) & moment.conflicted]
            if people.sort == "everyone":
                found = moment.some(where, people, free)
            elif people.number is not None and people.number > len(
                    [slot for slot in moment.slots(people.ref) if slot in clear]):
                those = [slot for slot in moment.slots(people.ref) if slot in free]
                first = [slot for slot in those if slot in clear]
                others = [slot for slot in those if slot not in clear]
                found = first + moment.taken(where, people.number - len(first), others)
            else:
                found = moment.some(where, people, clear if people.number is not None else free)
            for slot in found:
                moment.votes[slot] = side
                meant = {name} if name is not None else {
                    person for person in slot.holders if is_there(person) and (
                        people.sort != "everyone" or person not in moment.out)}
                moment.giving.setdefault(slot, set()).update(meant)
            if people.number is not None:
                moment.voters.append((moment.slots(people.ref), found))
        moment.heads_of_proxies()
        for where, number, side in bare:
            # [Y2] Of too many votes by proxy those that are left out are among those told.
            free = [slot for slot in moment.members.slots if may_be(slot) and (as_it_votes(meeting).may_vote(slot) or (
                meeting.members.votes(slot) and any(person in meeting.sent for person in slot.holders)))]
            for slot in moment.taken(where, number, free):
                moment.votes[slot] = side
                moment.giving[slot] = set(slot.holders)


def as_it_votes(meeting):
    """[C3] The meeting with those who have an interest, if they may stay and vote since too many would have to leave."""
    stay = meeting.too_many == "stay" and meeting.attendance.conflicted and not meeting.outside
    if stay and not is_quorate(meeting, "vote") and is_quorate(meeting.as_others(), "vote"):
        return meeting.as_others()
    return meeting


class Judge:
    """Puts the questions of minutes one by one, each to every world."""

    def __init__(self, constitution, text, answer_of):
        self.constitution, self.answer_of = constitution, answer_of
        self.record = Record(constitution, text)
        self.begun = None

    def asked(self, decide):
        return self.answer_of(self.constitution, self.record.day, decide)

    def replayed(self, decide, item=None):
        def in_world(day):
            if not day.in_force(self.record.body):
                day.world.by("D4")
                return False
            return decide(Replay(self.record, day, item))
        return self.asked(in_world)

    def judged(self):
        begin = self.replayed(lambda replay: is_quorate(self.at_the_start(replay), "begin"))
        if self.is_outside():
            begin = None
        return {"begin": begin, "notice": self.notice(None), "items": [self.item(item) for item in self.record.items]}

    def is_outside(self):
        """[Q9] Where nobody is told there, and every item is decided outside a meeting, nothing began."""
        told = "present" in self.record.told or any("arrives" in event for event in self.record.events)
        outside = all(item.get("mode") in ("in writing", "electronically") for item in self.record.items)
        return bool(not told and self.record.items and outside)

    def needs_notice(self):
        """[N2] Notice is of meetings; one that was adjourned goes on with the notice that it had."""
        return not self.record.adjourned and not self.is_outside()

    def notice(self, matter):
        """Whether there was notice enough, where a rule asks for some; without the day of the notice it is unknown."""
        if not self.needs_notice():
            return None
        if self.record.notice is None:
            if self.notice_rule(matter) is None:
                return None
            return self.asked(lambda day: day.in_force(self.record.body) and day.world.whether("notice"))
        return self.asked(lambda day: day.in_force(self.record.body) and is_enough(
            day, self.record.body, matter, self.record.notice, self.record.day))

    def notice_rule(self, matter):
        found = []

        def look(day):
            there = matter is not None and day.function_in_force(matter)
            found.append(choose(day, day.clauses(self.record.body, "notice"), matter if there else None))
            return True
        self.asked(look)
        return next((clause for clause in found if clause), None)

    def item(self, item):
        number = item["item"]
        matter = self.record.matter(self.constitution, item)
        use = "vote" if decides(item) else "meet"
        quorate = self.replayed(lambda replay: quorate_for(replay.meeting, use), number)
        outside = item.get("mode") in ("in writing", "electronically")
        opened = self.opened()
        if quorate.lines and not outside and opened.truth != "yes":  # [E2] of a meeting that was never open
            # Where it is not known whether a quorum to begin is stated, nothing is compared.
            quorate.lines = sorted({*quorate.lines, *opened.lines}) if opened.lines else []
        found = {"item": number, "quorate": quorate, "power": None, "carried": None, "notice": None}
        if not decides(item):
            found["valid"] = "nothing decided"
            return found
        found["power"] = self.power(item, matter)
        found["carried"] = self.replayed(lambda replay: carries(replay.meeting), number)
        if "votes" in item:
            found["carried"].lines = [line for line in found["carried"].lines if line not in quorate.lines]
        else:
            found["carried"].lines = []
        rule = self.notice_rule(matter)
        if not outside and self.needs_notice() and rule is not None and (rule.matters or rule.void):  # [N2] notice is of meetings
            found["notice"] = self.notice(matter)
        parts = [found["power"].truth, found["carried"].truth]  # [V1] what is carried is so by a meeting that may decide
        if not outside:
            parts.append(opened.truth)
            if found["notice"] is not None and rule.void:
                found["notice"].rules.append("N3")  # [N3] without it, what is decided is void
                parts.append(found["notice"].truth)
        found["valid"] = "no" if "no" in parts else "depends" if "depends" in parts else "yes"
        return found

    def opened(self):
        """[Q9] A meeting that had no quorum to begin, where one is stated, was never open."""
        def begun(replay):
            meeting = self.at_the_start(replay)
            return meeting.rule("quorum to begin") is None or is_quorate(meeting, "begin")

        self.begun = self.begun or self.replayed(begun)
        return self.begun

    def at_the_start(self, replay):
        return Meeting(replay.members, replay.start, "adjourned" if self.record.adjourned else "meeting")

    def power(self, item, matter):
        """`may BODY decide MATTER in PLACE for AMOUNT?` on the day of the meeting."""
        if matter is None:
            return self.asked(lambda day: day.world.whether("power"))
        place = item.get("place")
        money = [Declarations(item[field]).take("money") if field in item else None for field in ("amount", "already")]
        terms = Question(0, "may", {"place": (place,) if place else None, "amount": money[0], "already": money[1],
                                    "given": listed(item.get("given")),
                                    "agreement": [tuple(name.split(" of ")) for name in listed(item.get("agreement"))]})
        actor = find_actor(self.constitution, (self.record.body.title,))
        return self.answer_of(self.constitution, self.record.day, lambda day: may_decide(day, terms, matter, actor),
                              power=True)


def quorate_for(meeting, use):
    """[C3] Whether a meeting is quorate for an item, with those who have an interest as the rule has it."""
    if is_quorate(meeting, use):
        return True
    too_many = meeting.attendance.conflicted and meeting.too_many in ("stay", "others")
    if too_many and is_quorate(meeting.as_others(), use):
        meeting.world.by("C3")
        return meeting.too_many == "stay" or meeting.somebody_counts()
    return False
