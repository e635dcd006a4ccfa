"""Reads powers: reservations, delegations, bands, amendment (docs/language.md, "Powers")."""

from .model import Said
from .read_votes import VoteReader


# What a delegation may say besides, where it says nothing.
NOTHING_MORE = {"above": None, "lowest": None, "below": None, "condition": None, "exclusive": False, "passes": None}


class PowerReader(VoteReader):
    def functions(self):
        """`FUNCTION [, FUNCTION …] [except …]` or `everything else [except …]`."""
        else_ = self.accept("everything", "else")
        named = [] if else_ else self.references()
        excepted = self.references() if self.accept("except") else []
        return {"functions": named, "else": else_, "except": excepted, "in": self.places()}

    def places(self):
        """`[in PLACE [, …]]` or `[in each KIND]`."""
        if not self.accept("in"):
            return None
        if self.accept("each"):
            return ("each", self.name())
        return self.references()

    def agreement(self):
        if self.accept("with", "the", "agreement", "of") or self.accept("with", "the", "consent", "of"):
            return self.references()
        return []

    def read_reserve(self, line):
        what = self.functions()
        self.expect("to")
        what.update(to=self.reference_or_open(), agreement=[], condition=None)
        return self.power_terms(Said(line, sort="reserve", what=what))

    def power_terms(self, clause):
        what = clause.what
        while True:
            self.tail(clause)
            here = self.at
            self.accept(",")
            if self.accept("on", "condition"):
                what["condition"] = self.take("string")
            elif self.sees("with", "the"):
                what["agreement"] = what["agreement"] + self.agreement()
            elif clause.sort == "delegate" and self.delegate_term(what):
                pass
            else:
                self.at = here
                return clause

    def delegate_term(self, what):
        if self.sees("up", "to"):
            what["limits"].append(self.limit())
        elif self.accept("and"):
            return self.delegate_term(what)
        elif self.accept("exclusively"):
            what["exclusive"] = True
        elif self.accept("irrevocable", "once", "used"):
            pass
        elif self.accept("may", "be", "sub-delegated"):
            what["passes"] = {"to": None, "times": None, "limits": []}
            if self.accept("to"):
                what["passes"]["to"] = self.reference()
            if self.accept("once"):
                what["passes"]["times"] = 1
            elif self.token.kind == "number" and self.ahead(1).value == "times":
                what["passes"]["times"] = self.take("number")
                self.at += 1
            if self.sees("up", "to"):
                what["passes"]["limits"].append(self.limit())
        elif self.accept("reported", "to"):
            self.reference_or_open()
            if self.accept("within"):
                self.span()
        else:
            return False
        return True

    def limit(self):
        """`up to AMOUNT a decision | a month | a quarter | a year | in all`, as (amount, span)."""
        self.expect("up", "to")
        amount = self.amount_or_open()
        if self.accept("in", "all"):
            return amount, "all"
        self.expect("a")
        span = self.one_of("decision", "month", "quarter", "year") or self.fail("`a decision` is expected")
        return amount, span

    def read_delegate(self, line):
        what = self.functions()
        self.expect("from")
        giver = self.reference_or_open()
        self.expect("to")
        what.update(NOTHING_MORE, limits=[], agreement=[])
        what.update({"from": giver, "to": self.reference_or_open()})
        return self.power_terms(Said(line, sort="delegate", what=what))

    def read_bands(self, line):
        self.expect("of")
        what = self.functions()
        self.expect("from")
        giver = self.reference_or_open()
        table = self.tail(Said(line, sort="bands"))
        self.expect("{")
        rows = []
        while not self.accept("}"):
            row = dict(what)
            row.update(NOTHING_MORE, limits=[], agreement=[])
            row["from"] = giver
            at = self.line
            if self.accept("over"):
                row["above"] = self.take("money")
            elif self.accept("from"):
                row["lowest"] = self.take("money")
            if self.accept("up", "to"):
                row["limits"].append((self.amount_or_open(), "decision"))
            elif self.accept("below"):
                row["below"] = self.take("money")
            self.expect(":")
            row["to"] = self.reference_or_open()
            here = self.at
            self.accept(",")
            row["agreement"] = self.agreement()
            if not row["agreement"]:
                self.at = here
            clause = Said(at, table.period, sort="delegate", what=row)
            clause.inside = table.period
            rows.append(self.tail(clause))
        return rows

    def read_amend(self, line):
        everything = self.accept("everything")
        what = {"everything": everything, "those": [] if everything else self.references(), "agreement": [],
                "condition": None, "thresholds": None}
        self.expect("by")
        what["to"] = None if self.accept("nobody") else self.reference_or_open()
        clause = Said(line, sort="amend", what=what)
        here = self.at
        self.accept(",")
        if self.accept("by"):
            what["thresholds"] = self.thresholds()
        else:
            self.at = here
        return self.power_terms(clause)
