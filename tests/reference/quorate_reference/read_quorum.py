"""Reads requirements and quantities: quorums, and what is asked of people elsewhere (docs/language.md, "Quorum")."""

from .model import Base, Quantity, Requirement, Said
from .reader import Reader


class QuorumReader(Reader):
    def said(self, line, sort, **what):
        return self.tail(Said(line, sort=sort, what=what))

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
