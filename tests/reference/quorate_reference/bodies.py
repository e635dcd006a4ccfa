"""Reads the clauses of a body: seats, quorum, voting, proxies, conflicts, meetings (docs/language.md, "Bodies")."""

from .model import Base, Open, Quantity, Requirement, Said, Seat, Threshold
from .reader import Reader

ONLY_TOLD = {"purpose", "duty", "linked"}


class BodyReader(Reader):
    def body_clauses(self):
        """The clauses in braces, if there are any."""
        clauses = []
        if self.accept("{"):
            while not self.accept("}"):
                clauses += self.body_clause()
        return clauses

    def said(self, line, sort, **what):
        return self.tail(Said(line, sort=sort, what=what))

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

    # Seats.

    def clause_members(self, line):
        self.expect("{")
        seats = []
        while not self.accept("}"):
            seats.append(self.seat())
        return seats

    def seat(self):
        seat = Seat(self.line)
        seat.post = self.name()
        point = self.open_point()
        if point:
            seat.least, seat.most = 0, None
        elif self.accept("at", "least"):
            seat.least, seat.most = self.take("number"), None
        else:
            seat.least = seat.most = self.take("number")
            if self.accept("to"):
                seat.most = self.take("number")
        if not self.one_of("seat", "seats"):
            self.fail("`seats` is expected")
        if self.accept("for", "each"):
            seat.each = self.name()
        while True:
            self.tail(seat)
            here = self.at
            comma = self.accept(",")
            if not self.seat_term(seat, comma):
                self.at = here
                return seat

    def seat_term(self, seat, comma):
        if self.accept("votes"):
            seat.votes = "yes"
            if self.accept("except", "on"):
                seat.votes, seat.on = "except", tuple(self.references(only_and=True))
            elif self.accept("only", "on"):
                seat.votes, seat.on = "only", tuple(self.references(only_and=True))
            elif self.accept("only", "to", "break", "a", "tie"):
                seat.votes = "tie"
            if self.accept("with", "weight"):
                seat.weight = self.take("number")
        elif self.accept("does", "not", "vote"):
            seat.votes = "no"
        elif self.accept("vote"):
            seat.votes = self.open_vote()
        elif self.accept("has", "casting", "vote"):
            seat.casting = True
        elif self.accept("may", "be", "shared", "by"):
            seat.shared_by = self.take("number")
        elif self.accept("deputy", "may", "attend"):
            seat.deputy = {"attend"}
            while self.accept("and"):
                seat.deputy.add(self.one_of("count", "vote"))
            seat.deputy = frozenset(seat.deputy)
        elif self.accept("if", "vacant"):
            seat.acting = self.reference()
            self.expect("acts")
        elif self.accept("must", "be"):
            self.one_of("a", "an")
            seat.must_be += (self.name(),)
        elif self.accept("may", "not", "be"):
            self.one_of("a", "an")
            seat.may_not_be += (self.name(),)
        elif self.accept("may", "not", "hold"):
            seat.may_not_hold += tuple(self.references(only_and=True))
        elif self.accept("aged", "at", "least"):
            seat.aged = self.take("number")
        elif self.sees("appointed") or self.sees("elected"):
            seat.beyond += ("terms",)
            self.appointment()
        elif self.token.kind == "share" and self.ahead(1).value == "retire":
            seat.beyond += ("terms",)
            self.at += 1
            self.expect("retire", "each", "year")
        elif self.accept("drawn", "from"):
            seat.beyond += ("drawn from",)
            self.reference()
        elif comma and self.sees("the"):
            seat.ex_officio = self.reference()
        elif comma and self.token.kind in ("name", "string"):
            seat.classes += (self.name(),)
        else:
            return False
        return True

    def open_vote(self):
        return self.open_point() or self.fail("`to be confirmed` is expected")

    def appointment(self):
        self.one_of("appointed", "elected")
        self.expect("by")
        if not self.open_point():
            self.references(only_and=True)
        while True:
            if self.accept("with", "the", "approval", "of"):
                self.references(only_and=True)
            elif self.accept("using"):
                self.take("string")
            elif self.sees("for") and self.ahead(1).kind == "number":
                self.at += 1
                self.span()
            elif self.sees("at", "most"):
                self.expect("at", "most")
                self.take("number")
                self.one_of("terms", "term")
                self.accept("in", "a", "row")
                if self.accept("and"):
                    self.take("number")
                    self.expect("in", "all")
                if self.accept(",", "then"):
                    self.span()
                    self.expect("out")
            else:
                return

    # Quorum.

    def matters(self):
        """`[on FUNCTION [, FUNCTION …]]`: the references, or nothing."""
        return tuple(self.references()) if self.accept("on") else ()

    def clause_quorum(self, line):
        use = "meet"
        if self.sees("to", "meet") or self.sees("to", "vote") or self.sees("to", "begin"):
            self.expect("to")
            use = self.take("word")
        matters = self.matters()
        point = self.open_point()
        if point or self.accept("none"):
            return self.said(line, "quorum to " + use, matters=matters, parts=point or [])
        parts = [self.requirement()]
        if self.accept("including"):
            parts.append(self.requirement())
            while self.accept("and"):
                parts.append(self.requirement())
        return self.said(line, "quorum to " + use, matters=matters, parts=parts)

    def at_least(self):
        """`at least` or `more than`: whether it is more; None if neither."""
        if self.accept("at", "least"):
            return False
        if self.accept("more", "than"):
            return True
        return None

    def requirement(self):
        if self.accept("members", "from"):
            more = self.at_least()
            number = self.take("number")
            return Requirement(more, Quantity("number", number), kind=self.name())
        if self.accept("all", "but"):
            number = self.take("number")
            return Requirement(False, Quantity("all but", number, self.who()))
        if self.accept("all"):
            return Requirement(False, Quantity("all but", 0, self.who()))
        more = self.at_least()
        if more is None:
            self.fail("`at least` or `more than` is expected")
        quantity = self.quantity()
        within = None
        if self.sees("from") and not self.at_day(1):
            self.expect("from")
            if self.accept("each"):
                self.fail("`from each` is not covered")
            within = self.who()
        return Requirement(more, quantity, within)

    def quantity(self):
        if self.accept("the", "greater", "of") or self.accept("the", "smaller", "of"):
            sort = self.tokens[self.at - 2].value
            first = self.quantity()
            self.expect("and")
            return Quantity(sort, parts=(first, self.quantity()))
        if self.token.kind == "number":
            return Quantity("number", self.take("number"), self.who())
        number = self.take("share")
        self.expect("of")
        sort = "root" if self.accept("the", "square", "root", "of") else "share"
        quantity = Quantity(sort, number, base=self.base())
        if self.accept("rounded", "up"):
            quantity.rounding = "up"
        elif self.accept("rounded", "down"):
            quantity.rounding = "down"
        elif self.accept("rounded", "to", "nearest"):
            quantity.rounding = "nearest"
        if self.accept("plus"):
            quantity.plus = self.take("number")
        return quantity

    def base(self):
        if self.accept("the", "electorate"):
            return Base("electorate", True)
        if self.accept("votes", "cast"):
            return Base("cast and abstentions" if self.accept("and", "abstentions") else "cast")
        word = self.one_of("filled", "all", "eligible")
        if word:
            voting = self.accept("voting")
            self.one_of("seats", "members", "seat", "member")
            return Base(word, voting)
        here = self.at
        voting = self.accept("voting")
        if self.one_of("members") and self.accept("present"):
            return Base("present", voting)
        self.at = here
        return Base("who", who=self.who())

    # Votes.

    def clause_decides(self, line):
        sitting = "meeting"
        if self.accept("in", "writing"):
            sitting = "in writing"
        elif self.accept("electronically"):
            sitting = "electronically"
        matters = self.matters()
        self.expect("by")
        what = {"sitting": sitting, "matters": matters, "tie": None, "otherwise": [], "counts": {}, "counts otherwise": {}}
        point = self.open_point()
        what["thresholds"] = point or self.thresholds()
        clause = Said(line, sort="decision", what=what)
        within = False
        while True:
            self.tail(clause)
            here = self.at
            self.accept(",")
            if self.accept("failing", "that", "by"):
                what["otherwise"] = self.thresholds()
                within = True
            elif not self.decision_term(what, what["counts otherwise"] if within else what["counts"]):
                self.at = here
                return clause

    def thresholds(self):
        found = [self.threshold()]
        while self.accept("and"):
            found.append(self.threshold())
        return found

    def threshold(self):
        found = self.threshold_form()
        while True:
            if self.sees("by") and self.ahead(1).value != "weight":
                self.expect("by")
                found.by = self.who()
            elif self.accept("by", "weight"):
                found.counted = "weight"
            elif self.accept("counted", "by"):
                found.counted = self.one_of("head", "weight") or self.name()
            else:
                return found

    def threshold_form(self):
        if self.accept("no", "votes", "against"):
            return Threshold("against", number=0)
        if self.accept("no", "more", "than"):
            number = self.take("number")
            self.one_of("vote", "votes")
            self.expect("against")
            return Threshold("against", number=number)
        if self.accept("more", "votes", "for", "than", "against"):
            return Threshold("margin", number=1)
        if self.accept("all"):
            return Threshold("share", number=1, base=self.all_of())
        more = self.at_least()
        if more is None:
            self.fail("a threshold is expected")
        if self.token.kind == "share":
            number = self.take("share")
            self.expect("of")
            return Threshold("share", more, number, self.base())
        number = self.take("number")
        if self.accept("more"):
            self.one_of("vote", "votes")
            self.expect("for", "than", "against")
            return Threshold("margin", number=number)
        self.one_of("vote", "votes")
        self.expect("for")
        if self.accept("to", "each", "vote", "against"):
            return Threshold("ratio", more, number)
        return Threshold("number", more, number)

    def all_of(self):
        """The base after `all`: `all voting seats`, `all votes cast`, `all the electorate`."""
        here = self.at
        voting = self.accept("voting")
        if self.one_of("seats"):
            return Base("all", voting)
        self.at = here
        return self.base()

    def decision_term(self, what, counts):
        if self.accept("whoever", "presides", "breaks", "a", "tie"):
            what["tie"] = "presiding"
        elif self.accept("a", "tie"):
            if self.accept("is", "lost"):
                what["tie"] = "lost"
            elif self.accept("is", "decided", "by", "lot"):
                what["tie"] = "lot"
            elif self.accept("goes", "to"):
                self.reference_or_open()
                what["tie"] = "goes"
            else:
                what["tie"] = self.open_point() or self.fail("what becomes of a tie is expected")
        elif self.at_reference():
            here = self.at
            post = self.reference()
            if not self.accept("breaks", "a", "tie"):
                self.at = here
                return False
            what["tie"] = post
        elif self.sees("abstentions", "count") or self.sees("silence", "counts") or self.sees("vacancies", "count"):
            sort = self.take("word")
            self.take("word")
            counts[sort] = self.one_of("for", "against") or self.fail("`for` or `against` is expected")
        elif self.accept("within"):
            self.span()
        elif self.accept("unless"):
            what["asked"] = self.requirement()
            self.expect("ask", "for", "a", "meeting")
        else:
            return False
        return True

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


