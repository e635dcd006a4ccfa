"""Reads rules of voting: thresholds, ties, what counts as a vote (docs/language.md, "Voting")."""

from .model import Base, Said, Threshold
from .read_quorum import QuorumReader


class VoteReader(QuorumReader):
    def clause_decides(self, line):
        sitting = "meeting"
        if self.accept("in", "writing"):
            sitting = "in writing"
        elif self.accept("electronically"):
            sitting = "electronically"
        matters = self.matters()
        self.expect("by")
        what = {"sitting": sitting, "matters": matters, "tie": None, "otherwise": [], "counts": {},
                "counts otherwise": {}}
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
