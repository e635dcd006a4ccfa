"""Reads the small forms of the language: references, days, periods, annotations, lists."""

import datetime

from .model import Edge, Open, Period, Who
from .words import CannotRead, tokens

MONTHS = "January February March April May June July August September October November December".split()
ENDS_OF_DAY = ("start", "end")


class Reader:
    def __init__(self, text):
        self.tokens = tokens(text)
        self.at = 0

    # The next tokens.

    @property
    def token(self):
        return self.tokens[self.at]

    @property
    def line(self):
        return self.tokens[self.at].line

    def ahead(self, distance):
        return self.tokens[min(self.at + distance, len(self.tokens) - 1)]

    def fail(self, why):
        raise CannotRead(self.line, f"{why}, but there is {self.token.value!r}")

    def sees(self, *words):
        """Whether the next tokens are these words or marks."""
        last = len(self.tokens) - 1
        for at, word in enumerate(words, self.at):
            token = self.tokens[min(at, last)]
            if token.value != word or token.kind not in ("word", "mark"):
                return False
        return True

    def accept(self, *words):
        if self.sees(*words):
            self.at += len(words)
            return True
        return False

    def expect(self, *words):
        if not self.accept(*words):
            self.fail(f"`{' '.join(words)}` is expected")

    def one_of(self, *words):
        """The next word, if it is one of these; or nothing."""
        if self.token.kind == "word" and self.token.value in words:
            self.at += 1
            return self.tokens[self.at - 1].value
        return ""

    def take(self, kind):
        if self.token.kind != kind:
            self.fail(f"a {kind} is expected")
        self.at += 1
        return self.tokens[self.at - 1].value

    # Names and references.

    def name(self):
        if self.token.kind in ("name", "string"):
            self.at += 1
            return self.tokens[self.at - 1].value
        self.fail("a name is expected")

    def at_reference(self):
        token = self.token
        if token.kind in ("name", "string"):
            return True
        return token.value in ("the", "every", "that") and self.ahead(1).kind in ("name", "string")

    def reference(self):
        """A name narrowed by `of`, as a tuple of its parts; a part ("that", KIND) is filled in for each of the kind."""
        parts = []
        while True:
            if self.accept("that"):
                parts.append(("that", self.name()))
            else:
                self.one_of("the", "every", "each")
                parts.append(self.name())
            if not (self.sees("of") and (self.ahead(1).kind in ("name", "string")
                                         or self.ahead(1).value in ("that", "the", "every", "each"))):
                return tuple(parts)
            self.expect("of")

    def open_point(self):
        """`[a WORD] to be confirmed "…"`, or nothing."""
        words = 0
        if self.sees("a") or self.sees("an"):
            words = 2
        if [self.ahead(words + i).value for i in range(3)] != ["to", "be", "confirmed"]:
            return None
        line, at = self.line, self.at
        self.at += words + 3
        if self.token.kind == "string":
            self.at += 1
        return Open(f"{line}:{at}")

    def reference_or_open(self):
        return self.open_point() or self.reference()

    def listed(self, item, only_and=False):
        """Items joined by `and`, or by commas."""
        items = [item()]
        while True:
            here = self.at
            comma = not only_and and self.accept(",")
            also = self.accept("and")
            if not (comma or also):
                return items
            if not self.at_reference():
                self.at = here
                return items
            items.append(item())

    def names(self):
        return self.listed(self.name)

    def references(self, only_and=False):
        return self.listed(self.reference, only_and)

    # Days.

    def at_day(self, distance=0):
        token = self.ahead(distance)
        if token.kind == "number":
            return self.ahead(distance + 1).value in MONTHS and self.ahead(distance + 2).kind == "number"
        if token.value == "the":
            return self.ahead(distance + 1).value in ENDS_OF_DAY
        if token.value == "a" and self.ahead(distance + 1).value == "date":
            return True
        return token.value == "to" and self.ahead(distance + 1).value == "be"

    def date(self):
        line, number, month, year = self.line, self.take("number"), self.take("name"), self.take("number")
        try:
            return datetime.date(year, MONTHS.index(month) + 1, number)
        except ValueError:
            raise CannotRead(line, f"{number} {month} {year} is no day") from None

    def day(self):
        """A date, the edge of a phase, or an open day."""
        if self.accept("the"):
            word = self.one_of(*ENDS_OF_DAY)
            self.expect("of")
            return Edge(self.name(), word == "end")
        return self.open_point() or self.date()

    def period(self):
        """The days of a clause, with or without a comma before; ALWAYS if nothing is said."""
        here = self.at
        self.accept(",")
        if self.sees("from") and self.at_day(1):
            self.expect("from")
            start = self.day()
            return Period(start, self.day() if self.accept("until") else None)
        if self.accept("until"):
            return Period(None, self.day())
        if self.accept("during"):
            phase = self.name()
            return Period(Edge(phase, False), Edge(phase, True))
        self.at = here
        return None

    def tail(self, clause):
        """The days and annotations after a clause."""
        while True:
            period = self.period()
            if period is not None:
                clause.period = period
                continue
            here = self.at
            self.accept(",")
            if self.accept("see"):
                self.name()
                if self.accept("at"):
                    self.take("string")
            elif self.accept("also", "called"):
                clause.also += tuple(self.names())
            elif self.accept("assumed"):
                self.take("string")
            elif self.sees("to", "be", "confirmed"):
                self.open_point()
                clause.unsettled = True
            elif self.accept("known", "as"):
                clause.name = self.name()
            elif self.accept("subject", "to"):
                clause.subject_to += tuple(self.listed(self.name, only_and=True))
            elif self.accept("despite"):
                clause.despite += tuple(self.listed(self.name, only_and=True))
            else:
                self.at = here
                return clause

    # Small amounts.

    def amount_or_open(self):
        return self.open_point() or self.take("money")

    def span(self):
        """`3 days`, `14 clear days`, as (number, unit)."""
        number = self.take("number")
        clear = "clear " if self.accept("clear") else ""
        unit = self.one_of("day", "days", "week", "weeks", "month", "months", "year", "years")
        if not unit:
            self.fail("a span of time is expected")
        return number, clear + unit.rstrip("s")

    def who(self):
        """`[voting] members`, a post, a class or a place."""
        here = self.at
        voting = self.accept("voting")
        if self.one_of("members", "member"):
            return Who(voting)
        self.at = here
        if not self.at_reference():
            self.fail("members are expected")
        return Who(ref=self.reference())

