"""Reads the clauses of a body beside seats, quorum and votes (docs/language.md, "Bodies")."""

from .model import Base, Quantity, Requirement, Said
from .read_seats import SeatReader
from .read_votes import VoteReader


class BodyReader(SeatReader, VoteReader):
    def body_clauses(self):
        """The clauses in braces, if there are any."""
        clauses = []
        if self.accept("{"):
            while not self.accept("}"):
                clauses += self.body_clause()
        return clauses

    def body_clause(self):
        line = self.line
        word = self.take("word")
        if word in ("purpose", "duty"):
            self.take("string")
            return [self.said(line, "words")]
        reader = getattr(self, "clause_" + word, None)
        if reader is None:
            self.at -= 1
            self.fail("a clause of a body is expected")
        found = reader(line)
        return found if isinstance(found, list) else [found]

    def clause_text(self, line):
        self.take("string")
        if self.accept(":"):
            self.take("string")
        return self.said(line, "words")

    def clause_linked(self, line):
        self.expect("to")
        self.references()
        if self.token.kind == "string":
            self.at += 1
        return self.said(line, "words")

    def clause_must(self, line):
        self.take("string")
        if self.accept("by"):
            self.day()
        elif self.accept("within"):
            self.span()
            self.expect("of")
            if self.token.kind == "string":
                self.at += 1
            else:
                self.expect("each")
                self.take("word")
        elif self.accept("every"):
            if not self.one_of("year", "month", "week"):
                self.span()
            if self.accept("beginning"):
                self.day()
        elif self.accept("for"):
            self.span()
        return self.said(line, "words")  # [N3] a duty changes no answer

    def clause_accountable(self, line):
        self.expect("to")
        return self.said(line, "accountable", to=self.open_point() or self.references())

    def clause_chaired(self, line):
        self.expect("by")
        posts = [self.reference_or_open()]
        while self.accept(",", "then") or self.accept("then"):
            posts.append(self.reference_or_open())
        return self.said(line, "chaired", posts=posts)

    def clause_succeeds(self, line):
        return self.said(line, "succeeds", those=self.references())

    def clause_leaves(self, line):
        self.expect("out")
        return self.said(line, "leaves out", posts=self.names())

    # What else is said of meetings.

    def clause_without(self, line):
        self.expect("a", "quorum")
        if self.accept("only"):
            matters = tuple(self.references())
            self.expect("may", "be", "decided")
            return self.said(line, "without only", matters=matters)
        self.expect("the", "meeting")
        if self.accept("may", "discuss", "but", "not", "decide"):
            return self.said(line, "without discuss")
        self.expect("is", "adjourned")
        if self.accept("for"):
            self.span()
        then = None
        if self.accept(",", "then") or self.accept("then"):
            if self.accept("whoever", "is", "present"):
                then = "whoever"
            else:
                then = [self.requirement()]
            self.expect("is", "a", "quorum")
        return self.said(line, "without adjourned", then=then)

    def clause_proxies(self, line):
        self.expect("may", "vote")
        count = self.accept("and", "count")
        most = None
        if self.accept(",", "at", "most") or self.accept("at", "most"):
            most = self.take("number")
            self.expect("for", "each", "holder")
        return self.said(line, "proxies", count=count, most=most)

    def clause_conflicted(self, line):
        self.expect("members")
        if self.accept("stay", "but", "do", "not", "vote"):
            way = "stay"
        elif self.accept("may", "vote"):
            way = "vote"
        else:
            self.expect("leave")
            way = "leave"
        what = {"way": way, "matters": self.matters(), "count": False, "many": None, "judges": ()}
        clause = Said(line, sort="conflicts", what=what)
        while True:
            self.tail(clause)
            here = self.at
            self.accept(",")
            if self.accept("count", "to", "quorum"):
                what["count"] = True
            elif self.accept("ruled", "on", "by"):
                what["judges"] = [self.reference_or_open()]
                while self.accept(",", "then"):
                    what["judges"].append(self.reference_or_open())
            elif self.accept("if", "too", "many", "leave"):
                if self.accept("they", "may", "stay", "and", "vote"):
                    what["many"] = "stay"
                elif self.accept("the", "others", "may", "decide"):
                    what["many"] = "others"
                else:
                    self.expect("the", "matter", "goes", "to")
                    self.reference_or_open()
                    what["many"] = "goes"
            else:
                self.at = here
                return clause

    def clause_meets(self, line):
        found = []
        while True:
            if self.accept("in", "common", "with"):
                self.references(only_and=True)
            elif self.accept("in", "public") or self.accept("in", "private"):
                pass
            elif self.accept("at", "least"):
                self.take("number")
                self.one_of("times", "time")
                self.expect("a", "year")
            elif self.accept("at"):
                self.take("string")
            elif self.accept("on"):
                found.append(self.notice(line))
            elif self.accept("rules"):
                found.append(Said(line, sort="meets open", what={"point": self.open_point()}))
            else:
                self.fail("a rule of meetings is expected")
            here = self.at
            if not (self.accept(",") and self.token.value in ("in", "at", "on", "rules")):
                self.at = here
                break
        last = self.tail(Said(line, sort="words"))
        for clause in found:
            clause.period = last.period
            clause.name, clause.subject_to, clause.despite = last.name, last.subject_to, last.despite
        return found or [last]

    def notice(self, line):
        days = self.take("number")
        clear = self.accept("clear")
        self.one_of("days", "day")
        self.expect("notice")
        what = {"days": days, "clear": clear, "matters": (), "calendar": None, "void": False}
        if self.accept("for"):
            what["matters"] = tuple(self.references(only_and=True))
        if self.accept("leaving", "out"):
            what["calendar"] = self.name()
        if self.accept("or", "its", "business", "is", "void"):
            what["void"] = True
        return Said(line, sort="notice", what=what)

    def clause_requires(self, line):
        parts = [self.composition()]
        while self.accept("and"):
            parts.append(self.composition())
        return self.said(line, "requires", parts=parts)

    def composition(self):
        if self.sees("at", "most") or self.sees("fewer", "than"):
            sort = "most" if self.take("word") == "at" else "fewer"
            self.take("word")
            if self.token.kind == "share":
                quantity = Quantity("share", self.take("share"))
                self.expect("of")
                quantity.base = Base("who", who=self.who())
            else:
                quantity = Quantity("number", self.take("number"), self.who())
            one = self.name() if self.accept("from", "one") else ""
            return Requirement(quantity=quantity, sort=sort, one=one)
        here = self.at
        if self.accept("at", "least") and self.token.kind == "number":
            quantity = Quantity("number", self.take("number"), self.who())
            if self.accept("from", "each"):
                return Requirement(quantity=quantity, sort="each", one=self.name())
        self.at = here
        return self.requirement()
