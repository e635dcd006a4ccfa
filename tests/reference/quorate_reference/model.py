"""What a constitution says, as it was read: the parts that rules are applied to."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Open:
    """A point to be confirmed. Its key tells it from every other."""
    key: str


@dataclass(frozen=True)
class Edge:
    """The start or the end of a phase."""
    phase: str
    end: bool


@dataclass(frozen=True)
class Period:
    """From the first day until the first day on which it is over. A day is a date, an Edge, an Open, or None."""
    start: Any = None
    until: Any = None


ALWAYS = Period()


@dataclass
class Clause:
    """What every clause has: its line, its days, and how it stands to others."""
    line: int
    period: Period = ALWAYS
    name: str = ""
    subject_to: tuple = ()
    despite: tuple = ()
    also: tuple = ()
    unsettled: bool = False
    inside: Any = None  # the period of the block that it stands in
    layer: int = 1  # [R2] 0: of a model that a body follows, 1: of the body, 2: of a variation of it
    varies: bool = False  # [R2] whether it goes before what is said of the same in a layer before its own


@dataclass
class Said(Clause):
    """A clause of some sort with what it says."""
    sort: str = ""
    what: dict = field(default_factory=dict)

    def __getattr__(self, name):
        try:
            return self.__dict__["what"][name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass
class Thing(Clause):
    """Something declared, with the clauses in its braces."""
    sort: str = ""
    title: str = ""
    owner: Any = None  # the reference after `of`
    each: str = ""  # the kind of `for each`
    kinds: tuple = ()
    clauses: list = field(default_factory=list)
    what: dict = field(default_factory=dict)
    place: Any = None  # the place or organisation for which this one was made


@dataclass
class Term:
    """[N1] How long a seat is held, and how often: 0 where nothing is said."""
    years: int = 0
    most: int = 0
    in_a_row: bool = False
    in_all: int = 0
    out: int = 0


@dataclass
class Seat(Clause):
    """A line of `members`: a post with its seats and what is said of them."""
    post: str = ""
    least: int = 0
    most: Any = 0  # None: no upper end
    each: str = ""
    votes: Any = None  # "yes", "no", "except", "only", "tie", an Open, or None where nothing is said
    on: tuple = ()
    weight: int = 1
    casting: bool = False
    classes: tuple = ()
    ex_officio: Any = None
    deputy: frozenset = frozenset()
    shared_by: int = 1
    acting: Any = None
    must_be: tuple = ()
    may_not_be: tuple = ()
    may_not_hold: tuple = ()
    aged: int = 0
    drawn_from: Any = None
    term: Any = None  # a Term, where something is said of terms
    retire: Any = None  # the share that must retire each year


@dataclass
class Quantity:
    """How many a requirement asks for [Q4]."""
    sort: str  # "number", "share", "root", "all but", "greater", "smaller"
    number: Any = 0  # the number, or the share
    who: Any = None
    base: Any = None
    rounding: str = ""
    plus: int = 0
    parts: tuple = ()


@dataclass
class Requirement:
    """One part of a quorum: at least, or more than, a quantity."""
    more: bool = False
    quantity: Any = None
    within: Any = None  # `from WHO`
    kind: str = ""  # `members from at least n KIND`
    sort: str = "least"  # for `requires`: also "most", "fewer"
    one: str = ""  # `from one KIND`


@dataclass
class Who:
    """Members, perhaps only those with a vote, or those of a post, class or place."""
    voting: bool = False
    ref: Any = None


@dataclass
class Base:
    sort: str  # "filled", "all", "eligible", "present", "electorate", "cast", "cast and abstentions", "who"
    voting: bool = False
    who: Any = None


@dataclass
class Threshold:
    """What the votes in favour are compared with [V3]."""
    sort: str  # "share", "margin", "number", "ratio", "against"
    more: bool = False
    number: Any = 0
    base: Any = None
    by: Any = None
    counted: str = ""  # "", "head", "weight" or a kind
