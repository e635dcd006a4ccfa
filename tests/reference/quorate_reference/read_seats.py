"""Reads the seats of a body: who sits there, and whether they vote (docs/language.md, "Seats")."""

from .model import Seat, Term
from .reader import Reader


class SeatReader(Reader):
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
            seat.term = self.appointment()
        elif self.token.kind == "share" and self.ahead(1).value == "retire":
            seat.retire = self.take("share")
            self.expect("retire", "each", "year")
        elif self.accept("drawn", "from"):
            seat.drawn_from = self.reference()
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
        """Who fills a seat, and the terms for which it is held."""
        term = Term()
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
                term.years = self.span()[0]
            elif self.sees("at", "most"):
                self.expect("at", "most")
                term.most = self.take("number")
                self.one_of("terms", "term")
                term.in_a_row = self.accept("in", "a", "row")
                if self.accept("and"):
                    term.in_all = self.take("number")
                    self.expect("in", "all")
                if self.accept(",", "then"):
                    term.out = self.span()[0]
                    self.expect("out")
            else:
                return term
