"""An independent reading of docs/semantics.md: what a constitution answers to a question on a day."""

import datetime
from dataclasses import dataclass, field

from .actors import actors, find_actor, find_actors, is_in_force, one_actor, shown
from .attendance import Attendance, named_numbers
from .constitution import Day, fits, qualifiers, read, spelled
from .declarations import Declarations
from .meeting import Meeting
from .membership import is_valid
from .minutes import Judge, quorate_for
from .notice import is_enough
from .model import Open, Seat
from .people import Members, first_day
from .power import agrees_somewhere, is_listed, may_decide
from .rules import choose
from .unknowns import Impossible, about_clauses, outcomes
from .votes import carries
from .words import CannotRead

__all__ = ["read", "ask", "judge_minutes", "Answer", "CannotRead", "Refused"]


class Refused(Exception):
    """A question about what cannot be, such as more people than there are. [A5]"""

    def __init__(self, rule, why):
        super().__init__(f"{rule}: {why}")
        self.rule = rule


@dataclass
class Answer:
    truth: str  # yes, no, depends
    rules: list
    lines: list
    names: list = field(default_factory=list)  # of a question that lists: those of whom it is certain
    open_names: list = field(default_factory=list)  # and those of whom it is not known


def ask(constitution, question, day):
    """The answer to a question, in words or as it was read, on a day that the question may name itself."""
    if isinstance(question, str):
        reader = Declarations(question)
        question = reader.question()
        if reader.token.kind != "end":
            reader.fail("the question should end")
    if question.sort == "not covered":
        raise CannotRead(question.line, "a question of a sort that the reference does not answer")
    day = question.day or (datetime.date.fromisoformat(day) if isinstance(day, str) else day)
    try:
        return ASKED[question.sort](constitution, question, day)
    except Impossible as why:
        raise Refused(why.rule, why.why) from None


def answer_of(constitution, day, decide, power=False):
    """[U1] *Depends* if and only if two ways of settling what is unknown give different answers."""

    def found_until(enough, *ways):
        return outcomes(lambda world: decide(Day(constitution, day, world)), enough, *ways)

    found = found_until((lambda *_: False) if power else (lambda found, _: len(found) > 1))
    truth = "depends" if len(found) == 2 else "yes" if True in found else "no"
    worlds = all_of(found)
    rules = set().union(*(world.rules for world in worlds))
    lines = power_cited(truth, worlds) if power else shared(worlds)
    if truth == "depends":
        rules.add("U1")
        if lines and not power:
            # Two ways are enough for the answer, and not for what is cited in all of them.
            try:
                one = worlds[0].lines
                lines = shared(all_of(found_until(lambda _, world: world.lines != one, True, about_clauses)))
            except CannotRead:
                lines = set()
    return Answer(truth, sorted(rules), sorted(lines))


def all_of(found):
    return [world for those in found.values() for world in those]


def shared(worlds):
    """The lines that are cited, if they are the same in every world."""
    lines = [world.lines for world in worlds]
    return lines[0] if lines and all(each == lines[0] for each in lines) else set()


def power_cited(truth, worlds):
    """[E3] [E4] The lines that an answer about a power must cite: those that stand in every way, or what shuts out."""
    if truth == "no":
        return set().union(*worlds[0].shut) if all(world.shut == worlds[0].shut for world in worlds) else set()
    ways = [way for world in worlds for way in world.ways + (world.open_ways if truth == "depends" else [])]
    return set.intersection(*ways) if ways else set()


# Meetings.


def meeting_on(day, body, question):
    """The meeting that a question tells, in one world."""
    matter = question.matter and day.constitution.find_function(question.matter)
    if matter and not day.function_in_force(matter):
        matter = None
    members = Members(day, body, matter, named_numbers(question.groups))
    outside = question.sitting in ("in writing", "electronically")
    return Meeting(members, Attendance(members, question.groups, outside), question.sitting)


def ask_meeting(constitution, question, day, judge):
    """[D4] What is asked of a meeting of a body: no, where the body is not in force."""
    body = constitution.find_body(question.body)
    if question.matter:
        constitution.find_function(question.matter)

    def decide(on):
        if not on.in_force(body):
            on.world.by("D4")
            return False
        return judge(meeting_on(on, body, question))

    return answer_of(constitution, day, decide)


def ask_quorate(constitution, question, day):
    return ask_meeting(constitution, question, day, lambda meeting: quorate_for(meeting, question.use))


def ask_motion(constitution, question, day):
    return ask_meeting(constitution, question, day, carries)


# Powers.


def ask_may(constitution, question, day):
    actor = one_actor(constitution, question.actor)
    function = constitution.find_function(question.function)
    return answer_of(constitution, day, lambda on: may_decide(on, question, function, actor), power=True)


def listed(constitution, day, decide):
    """Those bodies and posts of whom a test is certain, and those of whom it is not known."""
    return sorted_out(constitution, day, decide, {actor: shown(constitution, actor) for actor in actors(constitution)})


def sorted_out(constitution, day, decide, names):
    rules, found = set(), {"yes": [], "no": [], "depends": []}
    for one, name in names.items():
        answer = answer_of(constitution, day, lambda on: decide(on, one))
        rules |= set(answer.rules)
        found[answer.truth].append(name)
    truth = "depends" if found["depends"] else "yes" if found["yes"] else "no"
    return Answer(truth, sorted(rules), [], found["yes"], found["depends"])


def ask_who(constitution, question, day):
    function = constitution.find_function(question.function)
    return listed(constitution, day, lambda on, actor: is_listed(on, question, function, actor))


def ask_agree(constitution, question, day):
    function = constitution.find_function(question.function)
    return listed(constitution, day, lambda on, actor: agrees_somewhere(on, question, function, actor))


def ask_who_amends(constitution, question, day):
    function = "Amend " + (spelled(question.function) if question.function else "Constitution")

    answer = listed(constitution, day, lambda on, actor: is_listed(on, question, function, actor))
    if all(rule != "W2" for rule in answer.rules) and on_day(constitution, day):
        # [M2] nothing is said of everything: who is named may
        named = [shown(constitution, find_actor(constitution, clause.to)) for clause in constitution.amendments
                 if isinstance(clause.to, tuple)]
        return Answer("depends", answer.rules, [], [], [
            name for name in answer.names + answer.open_names if name in named])
    return answer


def on_day(constitution, day):
    """Whether the constitution is in force on a day, as far as that is known."""
    return answer_of(constitution, day, lambda on: on.within(constitution.period)).truth != "no"


# People and notice.


def ask_membership(constitution, question, day):
    body = constitution.find_body(question.body)
    return answer_of(constitution, day, lambda on: on.in_force(body) and is_valid(Members(on, body, None)))


def ask_notice(constitution, question, day):
    body = constitution.find_body(question.body)
    matter = question.matter and constitution.find_function(question.matter)

    def decide(on):
        return on.in_force(body) and is_enough(on, body, matter, question.given, day)

    return answer_of(constitution, day, decide)


def ask_holds(constitution, question, day):
    """[P3] Who holds a post, or all posts that a name means."""
    those = find_actors(constitution, question.post)
    if not those or any(actor.things[0] in constitution.bodies for actor in those):
        find_actor(constitution, question.post)
        raise CannotRead(question.line, "who holds a body")
    seats = []
    if not any(fits(spelled(question.post), actor.titles, actor.narrower) for actor in those):
        # [D3] a seat that goes with a post: nobody holds it while it is not there itself
        seats = [(body, seat) for body in constitution.bodies
                 for seat in seats_called(constitution, body, question.post) if seat.ex_officio]
    answers = [who_holds(constitution, day, actor, seats) for actor in those]
    # [P3] On some days a seat of that name may go with another post.
    answers += [who_holds(constitution, day, find_actor(constitution, seat.ex_officio, seat.line), [(body, seat)])
                for actor in those if isinstance(actor.things[0], tuple) and not seats for body in [actor.things[0][0]]
                for seat in body.clauses
                if isinstance(seat, Seat) and seat.ex_officio and seat.post == actor.things[0][1].post]
    names, open_names = sum((one.names for one in answers), []), sum((one.open_names for one in answers), [])
    truths = {one.truth for one in answers}
    truth = "depends" if open_names else "yes" if names else "depends" if "depends" in truths else "no"
    return Answer(truth, answers[0].rules, [], names, open_names)


def who_holds(constitution, day, actor, seats=()):
    """[P3] Who holds a post, as far as it is known who holds the seats of its body; or the seat that goes with it."""
    holdings = [(person.title, clause) for person, clause in constitution.holdings
                if clause.sort != "deputises" and actor in find_actors(constitution, clause.post)]
    body = seats[0][0] if seats else actor.things[0][0] if isinstance(actor.things[0], tuple) else None

    def is_there(on):
        return is_in_force(on, actor) and (not seats or any(
            on.has_seat(seated, seat) for seated, seat in seats))

    def is_known(on):
        if body or not is_there(on):
            return not is_there(on) or Members(on, body, None).is_known
        return any(on.reached(first_day(constitution, clause), True) for _, clause in holdings)

    if answer_of(constitution, day, is_there).truth == "no":
        return Answer("no", ["P3"], [])
    if answer_of(constitution, day, is_known).truth != "yes":
        return Answer("depends", ["P3"], [])
    names = dict.fromkeys(name for name, _ in holdings)
    return sorted_out(constitution, day, lambda on, name: is_there(on) and any(
        on.in_force(clause) for other, clause in holdings if other == name), {name: name for name in names})


def ask_rules(constitution, question, day):
    """[C4] Who rules on a conflict of a post: by each clause, the first of its order who is not concerned."""
    concerned = find_actors(constitution, question.post)
    bodies = [body for body in constitution.bodies if seats_called(constitution, body, question.post)]
    if len(bodies) != 1:
        raise CannotRead(question.line, "a conflict of a post without a seat, or on several bodies")
    body = bodies[0]
    names = {"yes": [], "no": [], "depends": []}
    if answer_of(constitution, day, lambda on: on.in_force(body)).truth == "no":
        return Answer("no", ["D4", "C4"], [])
    for clause in body.clauses:
        if getattr(clause, "sort", "") != "conflicts" or not clause.judges:
            continue
        if any(isinstance(ref, Open) for ref in clause.judges):
            raise CannotRead(question.line, "who rules on conflicts is to be confirmed")

        def judge(on, clause=clause):
            if not on.in_force(body) or clause not in on.clauses(body, "conflicts"):
                return None
            found = [(of_body(constitution, body, ref), spelled(ref)) for ref in clause.judges
                     if may_rule(on, body, ref)]
            # Of a post with several seats another may rule.
            alone = all(seat.most == 1 for seat in seats_called(constitution, body, question.post) if on.in_force(seat))
            return next(((one, called) for one, called in found if not (alone and one in concerned)), None)

        found = list(outcomes(lambda world: judge(Day(constitution, day, world))))
        for one in found:
            if one is not None:
                actor, called = one  # a seat that goes with a post is named as the clause names it
                name = shown(constitution, actor) if fits(called, actor.titles, actor.narrower) else called
                names["depends" if len(found) > 1 else "yes"].append(name)
    truth = "yes" if names["yes"] and not names["depends"] else "depends"
    return Answer(truth, ["C4"], [], names["yes"], names["depends"])


def may_rule(on, body, ref):
    """[C4] [D3] Whether a post that a clause names is in force; nobody holds one that is not."""
    seats = seats_called(on.constitution, body, ref)
    return is_in_force(on, of_body(on.constitution, body, ref)) and (not seats or any(map(on.in_force, seats)))


def seats_called(constitution, body, ref):
    """The seats of a body that a reference to a post means, perhaps by the body or the place of the seat."""
    narrower = (body.title, body.what.get("template", body.title), *body.also, *qualifiers(body))
    return [seat for seat in body.clauses if isinstance(seat, Seat) and fits(
        spelled(ref), (seat.post, *seat.also), (*narrower, *(constitution.of_kind(seat.each) if seat.each else ())))]


def of_body(constitution, body, ref):
    """The post that a clause of a body names: one of the body's own goes before others of that name."""
    found = find_actors(constitution, ref)
    own = [actor for actor in found if any(isinstance(thing, tuple) and thing[0] is body for thing in actor.things)]
    return own[0] if len(own) == 1 else find_actor(constitution, ref)


def ask_what(constitution, question, day):
    actor = one_actor(constitution, question.actor)
    return sorted_out(constitution, day, lambda on, function: is_listed(on, question, function, actor),
                      {function: function for function in constitution.functions})


def judge_minutes(constitution, text):
    """The judgement of minutes in JSON: of the meeting `begin` and `notice`, of each item its parts and `valid`."""
    try:
        return Judge(constitution, text, answer_of).judged()
    except Impossible as why:
        raise Refused(why.rule, why.why) from None


ASKED = {"quorate": ask_quorate, "motion": ask_motion, "may": ask_may, "who": ask_who, "who amends": ask_who_amends,
         "membership": ask_membership, "notice": ask_notice, "holds": ask_holds, "rules": ask_rules,
          "agree": ask_agree, "what": ask_what}
