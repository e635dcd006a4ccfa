"""Reads questions and the answers that scenarios expect (docs/questions.md)."""

from dataclasses import dataclass, field
from typing import Any

from .reader import Reader

DOINGS = ("present", "absent", "conflicted", "for", "against", "abstaining", "presiding")


@dataclass
class Group:
    """Some people and what they do."""
    people: list
    doing: str


@dataclass
class People:
    """One item of a group: a post, class, place or person, perhaps a number of them, or everyone."""
    sort: str  # "named", "everyone", "else", "nobody", "deputy"
    ref: Any = None
    number: Any = None
    excepted: list = field(default_factory=list)


@dataclass
class Question:
    line: int
    sort: str
    what: dict
    day: Any = None

    def __getattr__(self, name):
        try:
            return self.__dict__["what"][name]
        except KeyError:
            raise AttributeError(name) from None


class QuestionReader(Reader):
    def question(self):
        question = self.question_words()
        self.accept("?")
        return question

    def question_words(self):
        line = self.line
        if self.accept("may"):
            actor = self.reference()
            self.expect("decide")
            return self.terms(Question(line, "may", {"actor": actor, "function": self.reference()}))
        if self.accept("who", "may", "decide"):
            return self.terms(Question(line, "who", {"function": self.reference()}))
        if self.accept("who", "may", "amend"):
            ref = None if self.accept("everything") else self.reference()
            return self.terms(Question(line, "who amends", {"function": ref}))
        if self.accept("who", "holds"):
            return self.on_day(Question(line, "holds", {"post": self.reference()}))
        if self.accept("who", "must", "agree", "to"):
            return self.terms(Question(line, "agree", {"function": self.reference()}))
        if self.accept("who", "rules", "on", "a", "conflict", "of"):
            return self.on_day(Question(line, "rules", {"post": self.reference()}))
        if self.accept("what", "may"):
            actor = self.reference()
            self.expect("decide")
            return self.terms(Question(line, "what", {"actor": actor}))
        if self.accept("is", "the", "membership", "of"):
            body = self.reference()
            self.expect("valid")
            return self.on_day(Question(line, "membership", {"body": body}))
        if self.accept("is", "notice", "on"):
            return self.notice_question(line)
        if self.accept("is"):
            return self.quorate_question(line)
        if self.accept("does", "a", "motion", "of"):
            return self.motion_question(line)
        return self.not_covered(line)

    def not_covered(self, line):
        """A question of a sort that the reference does not answer: its words are passed over."""
        if self.token.value not in ("what", "which"):
            self.fail("a question that the reference covers is expected")
        while not (self.sees("?") or self.token.kind == "end"):
            self.at += 1
        return Question(line, "not covered", {})

    def on_day(self, question):
        if self.accept("on"):
            question.day = self.date()
        return question

    def terms(self, question):
        """The terms of a question of power, in any order."""
        what = question.what
        what.update(place=None, amount=None, already=None, given=[], agreement=[])
        while True:
            if self.accept("in"):
                what["place"] = self.reference()
            elif self.accept("for"):
                what["amount"] = self.take("money")
            elif self.accept("after"):
                what["already"] = self.take("money")
            elif self.sees("on"):
                self.on_day(question)
            elif self.accept("given"):
                what["given"].append(self.take("string"))
                while self.accept("and") or (self.sees(",") and self.ahead(1).kind == "string" and self.accept(",")):
                    what["given"].append(self.take("string"))
            elif self.accept("with", "the", "agreement", "of") or self.accept("with", "the", "consent", "of"):
                what["agreement"] += self.references()
            else:
                return question

    def notice_question(self, line):
        what = {"given": self.date(), "matter": None}
        self.expect("enough", "for", "a", "meeting", "of")
        what["body"] = self.reference()
        if self.accept("about"):
            what["matter"] = self.reference()
        self.expect("on")
        return Question(line, "notice", what, self.date())

    def sitting(self, what):
        """`[in writing | electronically] [on FUNCTION] [at an adjourned meeting]`."""
        while True:
            if self.accept("in", "writing"):
                what["sitting"] = "in writing"
            elif self.accept("electronically"):
                what["sitting"] = "electronically"
            elif self.accept("on"):
                what["matter"] = self.reference()
            elif self.accept("at", "an", "adjourned", "meeting"):
                what["sitting"] = "adjourned"
            else:
                return

    def quorate_question(self, line):
        what = {"body": self.reference(), "use": "meet", "matter": None, "sitting": "meeting"}
        self.expect("quorate")
        if self.accept("to"):
            what["use"] = self.one_of("meet", "vote", "begin") or self.fail("`to vote` is expected")
        self.sitting(what)
        self.expect("with")
        what["groups"] = self.attendance()
        return self.on_day(Question(line, "quorate", what))

    def motion_question(self, line):
        what = {"body": self.reference(), "matter": None, "sitting": "meeting"}
        self.sitting(what)
        self.expect("carry")
        self.sitting(what)
        self.expect("with")
        what["groups"] = self.attendance()
        return self.on_day(Question(line, "motion", what))

    # Attendance.

    def attendance(self):
        groups = [self.group()]
        while self.accept(","):
            groups.append(self.group())
        return groups

    def group(self):
        people = [self.people()]
        while True:
            here = self.at
            comma = self.accept(",")
            also = self.accept("and")
            if not (comma or also):
                break
            if comma and not also and self.ends_here():
                self.at = here
                break
            people.append(self.people())
        doing = self.one_of(*DOINGS)
        if not doing:
            if self.accept("by"):
                self.expect("proxy")
                doing = "by proxy"
            elif self.accept("casting"):
                doing = "casting " + (self.one_of("for", "against") or self.fail("`for` or `against` is expected"))
            else:
                doing = "present"
        return Group(people, doing)

    def ends_here(self):
        """Whether the group before a comma has already said what it does; it has not, where only names went before."""
        return self.tokens[self.at - 2].value in DOINGS or self.tokens[self.at - 2].value == "proxy"

    def people(self):
        if self.accept("nobody"):
            return People("nobody")
        if self.accept("everyone"):
            if self.accept("else"):
                return People("else")
            if self.accept("except"):
                excepted = [self.people()]
                while True:
                    here = self.at
                    if not (self.accept("and") or self.accept(",")) or not self.at_people():
                        self.at = here
                        return People("everyone", excepted=excepted)
                    excepted.append(self.people())
            return People("everyone")
        number = self.take("number") if self.token.kind == "number" else None
        if self.one_of("deputy", "deputies"):
            self.expect("of")
            return People("deputy", self.reference(), number or 1)
        return People("named", self.reference(), number)

    def at_people(self):
        return self.token.kind == "number" or self.at_reference() or self.sees("deputy")

    # Answers that scenarios expect.

    def expected(self):
        """The expected answer: "yes", "no", "depends", or a sorted list of names."""
        word = self.one_of("yes", "no", "depends", "nobody", "nothing")
        if word == "yes":
            self.accept(",", "by", "casting", "vote")
            return "yes"
        if word in ("nobody", "nothing"):
            return []
        return word or [" of ".join(parts) for parts in self.references()]
