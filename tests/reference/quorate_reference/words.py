"""Cuts Quorate text into words, names, numbers and marks (docs/language.md, "How text is read")."""

import re
from collections import namedtuple
from fractions import Fraction

Token = namedtuple("Token", "kind value line first")


class CannotRead(Exception):
    """What the reference does not cover, or what is not Quorate, with its line."""

    def __init__(self, line, why):
        super().__init__(f"line {line}: {why}")
        self.line = line
        self.why = why


PIECE = re.compile(
    r"""(?P<blank>[ \t\r]+|//[^\n]*)|(?P<line>\n)|(?P<string>"(?:[^"\\]|\\.)*")
    |(?P<money>[£€$]\ ?\d[\d,]*(?:\.\d+)?(?:\ +million)?)
    |(?P<share>\d+/\d+|\d+(?:\.\d+)?%)
    |(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)?
    |(?P<word>[^\W\d_][\w'’-]*|&)|(?P<mark>[{},:?])""",
    re.VERBOSE,
)


def money(text):
    """An amount as (currency, pence)."""
    figures = text[1:].strip()
    factor = 100
    if figures.endswith("million"):
        figures = figures[: -len("million")].strip()
        factor = 100_000_000
    return text[0], Fraction(figures.replace(",", "")) * factor


def share(text):
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def tokens(text):
    """The tokens of a text. A run of capital words on one line is one name."""
    found = []
    line, at, first = 1, 0, True
    joined = False  # whether the token before is a name that the next capital word continues
    while at < len(text):
        piece = PIECE.match(text, at)
        if piece is None:
            raise CannotRead(line, f"a character that has no meaning: {text[at]!r}")
        at = piece.end()
        kind, value = piece.lastgroup, piece.group(piece.lastgroup)
        if kind == "blank":
            continue
        if kind == "line":
            line, first, joined = line + 1, True, False
            continue
        start = line
        if kind == "string":
            line += value.count("\n")
            value = re.sub(r"\\(.)", r"\1", value[1:-1])
        elif kind == "money":
            value = money(value)
        elif kind == "share":
            value = share(value)
        elif kind == "number":
            value = int(value.replace(",", ""))
        elif kind == "word" and (value[0].isupper() or (value == "&" and joined)):
            if joined:
                before = found.pop()
                found.append(before._replace(value=before.value + " " + value))
            else:
                found.append(Token("name", value, start, first))
            joined, first = True, False
            continue
        found.append(Token(kind, value, start, first))
        joined, first = False, False
    found.append(Token("end", "", line, True))
    return found
