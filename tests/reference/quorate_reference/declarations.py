"""Reads a constitution: its declarations outside bodies, powers, people (docs/language.md)."""

from .model import ALWAYS, Clause, Period, Said, Thing
from .questions import QuestionReader
from .read_bodies import BodyReader
from .read_powers import PowerReader

TOP = set("constitution use register cite kind place organisation body in post function reserve delegate bands amend "
          "phase calendar person nobody text option assume claim scenario model".split())
DAYS_OF_THE_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Declarations(QuestionReader, BodyReader, PowerReader):
    def read(self):
        """All things declared in the text, in order."""
        found = []
        while self.token.kind != "end":
            found += self.declaration()
        return found

    def declaration(self):
        line, word = self.line, self.take("word")
        reader = getattr(self, "read_" + word, None)
        if word not in TOP or reader is None:
            self.at -= 1
            self.fail("a declaration that the reference covers is expected")
        found = reader(line)
        return found if isinstance(found, list) else [found]

    def braces(self, readers):
        """Clauses in braces, each read by the one that its first word names."""
        found = []
        if self.accept("{"):
            while not self.accept("}"):
                line, word = self.line, self.take("word")
                if word not in readers:
                    self.at -= 1
                    self.fail("a clause that the reference covers is expected")
                found.append(self.tail(readers[word](line)))
        return found

    # The whole.

    def read_constitution(self, line):
        self.take("string")
        clauses = self.braces({"status": self.constitution_status, "version": self.constitution_version,
                               "in": self.constitution_in, "text": self.clause_text})
        periods = [clause.period for clause in clauses if clause.sort == "in force"]
        return Thing(line, sort="constitution", period=periods[0] if periods else ALWAYS)

    def constitution_status(self, line):
        self.take("word")
        return Said(line, sort="words")

    def constitution_version(self, line):
        self.take("string")
        return Said(line, sort="words")

    def constitution_in(self, line):
        self.expect("force")
        return Said(line, sort="in force")

    def read_cite(self, line):
        self.name()
        self.expect("is")
        self.take("string")
        if self.accept("dated"):
            self.date()
        if self.accept("at"):
            self.take("string")
        return []

    def read_text(self, line):
        self.clause_text(line)
        return []

    def read_phase(self, line):
        name = self.name()
        on_one_day = self.accept("on")
        if on_one_day:
            day = self.day()
            period = Period(day, None)
        else:
            period = self.period()
        thing = Thing(line, sort="phase", title=name, what={"one day": on_one_day})
        self.tail(thing)
        thing.period = period
        return thing

    def read_calendar(self, line):
        thing = Thing(line, sort="calendar", title=self.name(), what={"days": [], "weekdays": [], "others": []})
        self.expect("leaves", "out")
        while True:
            if self.token.kind == "number":
                first = self.date()
                last = self.date() if self.accept("to") else first
                thing.what["days"].append((first, last))
            else:
                name = self.name()
                thing.what["weekdays" if name in DAYS_OF_THE_WEEK else "others"].append(name)
            here = self.at
            separated = self.accept(",") | self.accept("and")
            if not separated or self.token.kind not in ("number", "name", "string"):
                self.at = here
                return self.tail(thing)

    # The vocabulary.

    def read_kind(self, line):
        names = self.names()
        if not (self.accept("is") or self.accept("are")):
            self.fail("`is a` is expected")
        self.one_of("a", "an")
        above = self.name()
        self.tail(Clause(line))
        return [Thing(line, sort="kind", title=name, kinds=(above,)) for name in names]

    def read_place(self, line):
        names = self.names()
        kinds, inside = (), None
        if self.accept(":"):
            kinds = (self.name(),)
        if self.accept("in"):
            inside = self.reference()
        return self.alike(line, "place", names, kinds, {"inside": inside})

    def alike(self, line, sort, names, kinds, what):
        """Several things declared together have the same tail."""
        tail = self.tail(Clause(line))
        return [Thing(line, tail.period, sort=sort, title=name, kinds=tuple(kinds), what=what, also=tail.also,
                      unsettled=tail.unsettled) for name in names]

    def read_function(self, line):
        names = self.names()
        kinds = self.names() if self.accept(":") else ()
        what = {"amount": False}
        while True:
            here = self.at
            self.accept(",")
            if self.accept("has", "an", "amount"):
                what["amount"] = True
            elif self.accept("under"):
                self.take("string")
            else:
                self.at = here
                return self.alike(line, "function", names, kinds, what)

    def header(self, line, sort):
        """`NAME [of OWNER] [for each KIND]`."""
        thing = Thing(line, sort=sort, title=self.name())
        if self.accept("of"):
            self.one_of("the")
            thing.owner = self.reference()
        if self.accept("for", "each"):
            thing.each = self.name()
        return thing

    def read_organisation(self, line):
        thing = self.header(line, "organisation")
        if self.accept(":"):
            thing.kinds = (self.name(),)
        self.tail(thing)
        thing.clauses = self.braces({
            "holds": self.organisation_holds,
            "acts": self.organisation_acts,
            "covers": lambda at: Said(at, sort="covers", what={"places": self.references()}),
            "succeeds": lambda at: Said(at, sort="succeeds", what={"those": self.references()}),
            "text": self.clause_text,
        })
        return thing

    def organisation_holds(self, line):
        what = {"functions": self.references(), "condition": None, "agreement": []}
        here = self.at
        self.accept(",")
        if self.accept("on", "condition"):
            what["condition"] = self.take("string")
        else:
            self.at = here
        return Said(line, sort="holds", what=what)

    def organisation_acts(self, line):
        self.expect("through")
        return Said(line, sort="acts", what={"actor": self.reference_or_open()})

    def read_post(self, line):
        thing = self.header(line, "post")
        here = self.at
        if self.accept(",") and self.token.kind == "name":
            thing.kinds = (self.name(),)
        else:
            self.at = here
        return self.tail(thing)

    def read_body(self, line):
        thing = self.header(line, "body")
        if self.accept(":"):
            thing.kinds = (self.name(),)
        while True:
            self.tail(thing)
            here = self.at
            self.accept(",")
            if self.accept("joint", "committee", "of") or self.accept("committee", "of"):
                self.references()
            elif self.accept("follows"):
                thing.what["model"] = self.name()
            else:
                self.at = here
                break
        thing.clauses = self.body_clauses()
        return thing

    def read_model(self, line):
        thing = self.tail(Thing(line, sort="model", title=self.name()))
        thing.clauses = self.body_clauses()
        return thing

    def read_in(self, line):
        thing = Thing(line, sort="variation", what={"body": self.reference()})
        self.tail(thing)
        thing.clauses = self.body_clauses()
        return thing

    def read_assume(self, line):
        self.take("string")
        self.expect("{")
        found = []
        while not self.accept("}"):
            found += self.declaration()
        return found

    def read_option(self, line):
        """An option that nobody has chosen: nothing in it applies."""
        self.name()
        self.expect("{")
        depth = 1
        while depth:
            if self.token.kind == "end":
                self.fail("`}` is expected")
            if self.token.kind == "mark":
                depth += {"{": 1, "}": -1}.get(self.token.value, 0)
            self.at += 1
        return []

    def read_claim(self, line):
        """Claims are expectations and change no answer."""
        while not (self.token.kind == "end" or (self.token.first and self.token.value in TOP)):
            self.at += 1
        return []

    # People.

    def read_person(self, line):
        thing = Thing(line, sort="person", title=self.name())
        if self.accept("is"):
            clause = Said(line, sort="holds", what={"post": self.reference()})
            self.tail(clause)
            thing.clauses = [clause]
            return thing
        self.tail(thing)
        thing.clauses = self.braces({
            "holds": lambda at: Said(at, sort="holds", what={"post": self.reference()}),
            "shares": lambda at: Said(at, sort="shares", what={"post": self.reference()}),
            "acts": lambda at: self.acting_as(at),
            "deputises": lambda at: self.deputising(at),
            "belongs": lambda at: self.belonging(at),
            "is": lambda at: self.being(at),
            "born": lambda at: Said(at, sort="born", what={"day": self.date()}),
        })
        return thing

    def acting_as(self, line):
        self.expect("as")
        return Said(line, sort="acts as", what={"post": self.reference()})

    def deputising(self, line):
        self.expect("for")
        return Said(line, sort="deputises", what={"post": self.reference()})

    def belonging(self, line):
        self.expect("to")
        return Said(line, sort="belongs", what={"organisation": self.reference()})

    def being(self, line):
        self.one_of("a", "an")
        return Said(line, sort="class", what={"kind": self.name()})

    def read_nobody(self, line):
        self.expect("holds", "both")
        one = self.reference()
        self.expect("and")
        return self.tail(Said(line, sort="not both", what={"posts": (one, self.reference())}))

    def read_scenario(self, line):
        title = self.take("string")
        day = self.date() if self.accept("on") else None
        thing = Thing(line, sort="scenario", title=title, what={"day": day, "cases": []})
        self.expect("{")
        while not self.accept("}"):
            question = self.question()
            thing.what["cases"].append((question, self.expected()))
        return thing
