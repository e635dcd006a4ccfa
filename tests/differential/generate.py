"""Random small constitutions as source text, with random questions and minutes: the same for the same seed and index.

`docs/language.md` says how things are written. Nothing here knows an answer: what comes out is put to the tool and to
tests/reference, and the two are compared (run.py). `python3 generate.py SEED INDEX` prints a case.
"""
import copy
import datetime
import json
import os
import random
import sys

DAYS = ["2026-01-01", "2026-03-01", "2026-04-01", "2026-06-01", "2026-07-01", "2026-10-01", "2027-01-01"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
TOWNS = ["Ashby", "Linton", "Marl"]
PEOPLE = ["Ada Okafor", "Ben Reyes", "Cy Dunn", "Di Frost", "Eli Grant", "Fay Hall", "Gus Ivory", "Hal Jones", "Ida Kerr",
          "Joe Lamb", "Kim Moss", "Lee Nash", "May Olsen", "Ned Price"]
CLASSES = ["Lay", "Expert"]
SHARES = ["1/2", "1/3", "2/3", "3/4", "1/4", "50%", "60%", "2/5"]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "grammar", "Quorate.g4"), encoding="utf-8") as text:
    CASTING = "'casting' ('for'" in text.read()
CONDITIONS = ["the hall is free", "the budget allows it"]


def words(day):
    """A day as the language writes it."""
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def moved(day, by):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=by)).isoformat()


class Seat:
    """Seats of a post on a body, as far as questions about them are made from it."""

    def __init__(self, post, count, low, member_class, votes, place_kind, deputy):
        self.post, self.count, self.low, self.member_class = post, count, low, member_class
        self.votes, self.place_kind, self.deputy = votes, place_kind, deputy
        self.term = self.drawn = self.goes_with = False

    def places(self):
        return TOWNS if self.place_kind else [None]


class Body:
    def __init__(self, name):
        self.name, self.seats, self.holders, self.matters, self.modes = name, [], [], [], []
        self.casting, self.cap = False, 0  # cap: how many proxies each holder may have at most

    def posts(self):
        return [seat.post for seat in self.seats]

    def single(self):
        """Posts that are one and the same everywhere, so that a clause may name them without a place."""
        return [seat.post for seat in self.seats if not seat.place_kind] or [self.seats[0].post]

    def several(self):
        """Of these, posts with several holders."""
        return [seat.post for seat in self.seats if not seat.place_kind and seat.count > 1]

    def many(self, who):
        """About how many seats these are."""
        return sum(seat.count * len(seat.places()) for seat in self.seats
                   if who in ("members", seat.post, seat.member_class) or (who == "voting members" and seat.votes))


class Maker:
    """Makes one case. `blocks` are the declarations, each a list of lines, so that what is not needed can be dropped."""

    def __init__(self, seed, index):
        self.dice = random.Random(f"{seed}:{index}")
        self.blocks, self.bodies, self.functions, self.groups, self.known, self.ranked = [], [], [], [], 0, 0
        self.towns = self.chance(0.35)
        self.classes = self.chance(0.45)
        self.registered = self.chance(0.45)
        self.dated = self.chance(0.5)
        self.open = self.chance(0.2)
        self.template = None

    # ------------------------------------------------------------ dice

    def chance(self, share):
        return self.dice.random() < share

    def one(self, of):
        return of[self.dice.randrange(len(of))]

    def some(self, of, most):
        return self.dice.sample(of, min(len(of), self.dice.randint(1, most)))

    def number(self, least, most):
        return self.dice.randint(least, most)

    # ------------------------------------------------------------ parts of clauses

    def period(self, share=0.25, comma=True):
        """The days of a clause, or nothing."""
        if not self.dated or not self.chance(share):
            return ""
        first, last = sorted(self.dice.sample(DAYS[1:], 2))
        kind = self.number(0, 9)
        if self.open and kind == 9:
            said = self.one(['from to be confirmed "by the board"', f'from {words(first)} until to be confirmed "by all"'])
        elif kind < 4:
            said = f"from {words(first)}"
        elif kind < 7:
            said = f"until {words(last)}"
        elif kind == 8 and self.phase:
            said = self.one([f"during {self.phase}", f"from the end of {self.phase}", f"until the start of {self.phase}"])
        else:
            said = f"from {words(first)} until {words(last)}"
        return (", " if comma else " ") + said

    def and_list(self, names):
        return " and ".join(names)

    def matters(self, most=2):
        return self.some(self.functions + (self.groups if self.chance(0.4) else []), most)

    def classes_of(self, body):
        return sorted({seat.member_class for seat in body.seats if seat.member_class})

    def who(self, body):
        kind = self.number(0, 9)
        if kind < 4:
            return "members"
        if kind < 7:
            return "voting members"
        if kind == 7 and self.classes_of(body):
            return self.one(self.classes_of(body))
        return self.one(body.posts())

    def base(self, body, for_votes):
        plain = ["all voting seats", "filled voting seats", "eligible voting members", "the electorate"]
        if all(seat.votes for seat in body.seats) or not for_votes or self.chance(0.1):
            plain += ["all seats", "filled seats", "eligible members"]
        if not for_votes:
            return self.one(plain)
        if self.chance(0.5):
            return self.one(["votes cast", "votes cast", "votes cast and abstentions"])
        return self.one(plain + ["members present", "voting members present"])

    def quantity(self, body, deep=0):
        kind = self.number(0, 11)
        if kind < 6 or (deep and kind > 9):
            who = self.who(body)
            count = self.number(1, max(1, min(4, body.many(who))))
            return f"{count} {singular(who) if count == 1 else who}"
        if kind < 9:
            rounded = self.one(["", "", " rounded up", " rounded down", " rounded to nearest"])
            plus = f" plus {self.number(1, 2)}" if self.chance(0.08) else ""
            base = self.base(body, False) if self.chance(0.8) else self.who_named(body)
            return f"{self.one(SHARES)} of {base}{rounded}{plus}"
        if kind == 9:
            return f"{self.one(['1/1', '1/2'])} of the square root of {self.base(body, False)}" if self.chance(0.5) else \
                f"1/2 of the square root of {self.base(body, False)}"
        return f"the {self.one(['greater', 'smaller'])} of {self.quantity(body, 1)} and {self.quantity(body, 1)}"

    def who_named(self, body):
        """A post or a class."""
        return self.one(body.posts() + self.classes_of(body))

    def needed(self, body):
        """PEOPLE of the language: what a quorum asks for."""
        kind = self.number(0, 11)
        if kind == 10 and any(seat.place_kind for seat in body.seats):
            return f"members from {self.one(['at least 2', 'more than 1', 'at least 1'])} Town"
        if kind == 11:
            return f"all {self.who(body)}" if self.chance(0.4) else f"all but {self.number(1, 2)} {self.who(body)}"
        asked = self.quantity(body)
        bound = "at least" if asked.split()[0].isdigit() and body.many(plural(asked.split(" ", 1)[1])) <= int(asked.split()[0]) \
            else self.one(["at least", "at least", "more than"])
        return f"{bound} {asked}" + (f" from {self.who_named(body)}" if self.chance(0.02) else "")

    def quorum(self, body, to="", on="", period=None):
        if self.chance(0.03):
            said = "none"
        elif self.open and self.chance(0.05):
            said = 'to be confirmed "with the regulator"'
        else:
            said = self.needed(body)
            if self.chance(0.2):
                said += " including " + self.and_list([self.needed(body) for _ in range(self.number(1, 2))])
        return f"  quorum {to}{on}{said}{self.period(0.1) if period is None else period}"

    def threshold(self, body):
        kind = self.number(0, 15)
        bound = self.one(["at least", "more than"])
        if kind < 8:
            said = f"{bound} {self.one(SHARES)} of {self.base(body, True)}"
        elif kind == 8:
            said = f"all {self.one(['votes cast', 'seats', 'voting seats', 'eligible voting members', 'members present'])}"
            if said == "all seats":
                said = "all filled seats"
        elif kind == 9:
            said = self.one(["no votes against", "no more than 1 vote against", "no more than 2 votes against"])
        elif kind == 10:
            said = "more votes for than against"
        elif kind == 11:
            said = f"at least {self.number(1, min(3, body.many('voting members')))} more votes for than against".replace("1 more votes", "1 more vote")
        elif kind < 14:
            count = self.number(1, max(1, min(5, body.many("voting members") - 1)))
            said = f"{bound} {count} {'vote' if count == 1 else 'votes'} for"
        else:
            count = self.number(1, 2)
            said = f"{bound} {count} {'vote' if count == 1 else 'votes'} for to each vote against"
        if self.chance(0.15):
            said += f" by {self.one([seat.post for seat in body.seats if seat.votes] + self.classes_of(body))}"
        if self.chance(0.15):
            counted = ["head", "weight"] + (["Town"] if any(seat.place_kind for seat in body.seats) else [])
            said += f" counted by {self.one(counted)}"
        return said

    def decides(self, body, how="", on="", meeting=True):
        terms = []
        said = " and ".join(self.threshold(body) for _ in range(self.one([1, 1, 1, 2])))
        if self.open and self.chance(0.05):
            said = 'a rule to be confirmed "by the members"'
        if self.chance(0.75) and not body.casting:
            kind = self.number(0, 9)
            post = self.one(body.single())
            terms.append("a tie is lost" if kind < 4 else f"{post} breaks a tie" if kind < 6 else
                         "whoever presides breaks a tie" if kind < 8 else "a tie is decided by lot" if kind == 8 else
                         f"a tie goes to {self.one(self.bodies).name}")
        if self.chance(0.12):
            terms.append("failing that by " + " and ".join(self.threshold(body) for _ in range(self.number(1, 2))))
        for what in ["abstentions count", "silence counts", "vacancies count"]:
            if self.chance(0.08):
                terms.append(f"{what} {self.one(['for', 'against'])}")
        if not meeting:
            if self.chance(0.15):
                terms.append("within 14 days")
            if self.chance(0.15):
                terms.append(f"unless at least {self.number(2, 3)} members ask for a meeting")
        return f"  decides {how}{on}by {said}{''.join(', ' + term for term in terms)}{self.period(0.08)}"

    # ------------------------------------------------------------ the constitution

    def head(self):
        lines = ['constitution "Harbour Trust"']
        if self.chance(0.85):
            until = f" until {words('2027-06-01')}" if self.chance(0.15) else ""
            lines = [lines[0] + " {", f"  in force from {words('2026-01-01')}{until}", "}"]
        self.blocks.append(lines)
        self.phase = None
        if self.dated and self.chance(0.3):
            self.phase = "Merger"
            first, last = sorted(self.dice.sample(DAYS[1:], 2))
            if self.open and self.chance(0.3):
                self.blocks.append(['phase Merger from to be confirmed "by the regulator"'])
            else:
                self.blocks.append([f"phase Merger from {words(first)} until {words(last)}"])
        if self.chance(0.1):
            self.blocks.append([f'text "Note {self.number(1, 99)}"'])

    def vocabulary(self):
        if self.towns:
            self.blocks.append(["kind Town is a Place"])
            if self.chance(0.3):
                self.blocks.append(["kind County is a Place"])
                self.blocks.append(["place Northshire: County"])
                self.blocks.append(["place Ashby, Linton: Town in Northshire"])
                self.blocks.append([f"place Marl: Town{self.period(0.1)}"])
            else:
                self.blocks.append(["place Ashby, Linton, Marl: Town"])
        if self.classes:
            self.blocks.append(["kind Lay, Expert are a Member Class"])
        names = ["Award Grant", "Set Policy", "Set Fees", "Hire Hall", "Run Fair"]
        if self.chance(0.6):
            self.groups = ["Trust Matters"] + (["Money Matters"] if self.chance(0.3) else [])
            self.blocks.append([f"kind {', '.join(self.groups)} {'is' if len(self.groups) == 1 else 'are'} a Function"])
        self.amounts = set()
        self.loose = []
        for name in names[:self.number(2, 5)]:
            group = f": {', '.join(self.some(self.groups, 2))}" if self.groups and self.chance(0.6) else ""
            amount = ", has an amount" if name == "Award Grant" or self.chance(0.2) else ""
            if amount:
                self.amounts.add(name)
            if not group:
                self.loose.append(name)
            self.functions.append(name)
            self.blocks.append([f"function {name}{group}{amount}{self.period(0.12)}"])
        used = {group for block in self.blocks for group in self.groups
                if block[0].startswith("function") and ":" in block[0] and group in block[0].split(":")[1]}
        self.groups = [group for group in self.groups if group in used]

    def organisations(self):
        held = self.groups + self.loose
        self.organisation = "Harbour Trust"
        lines = ["organisation Harbour Trust {"]
        if self.towns and self.chance(0.2):
            lines.append(f"  covers {', '.join(self.some(TOWNS, 3))}")
        self.unheld = held.pop() if len(held) > 1 and self.chance(0.15) else None
        if self.chance(0.2) and len(held) > 1:
            lines.append(f"  holds {held[0]}{self.condition(0.2)}{self.period(0.5)}")
            lines.append(f"  holds {', '.join(held[1:])}")
        elif held:
            lines.append(f"  holds {', '.join(held)}{self.condition(0.06)}{self.period(0.1)}")
        lines.append(f"  acts through Board{self.period(0.1)}")
        self.blocks.append(lines + ["}"])
        if self.chance(0.08) and self.dated and len(held) > 1:
            self.blocks[-1][0] = f"organisation Harbour Trust, until {words(DAYS[4])} {{"
            self.blocks.append([f"organisation Harbour Company, from {words(DAYS[4])} {{", "  succeeds Harbour Trust",
                                "  acts through Board", "}"])
        self.posts = ["Manager", "Clerk"] if self.chance(0.8) else ["Manager"]
        for post in self.posts:
            self.blocks.append([f"post {post} of Harbour Trust{self.period(0.12)}"])

    def seat(self, body, post):
        count = 1 if post in ("Chair", "Vice Chair", "Lead", "Founder") else self.number(1, 5)
        low, said = count, f"{count} {'seat' if count == 1 else 'seats'}"
        if count > 1 and self.chance(0.12):
            kind = self.number(0, 2)
            low = max(1, count - 1)
            said = f"{low} to {count + 1} seats" if kind == 0 else f"at least {low} seats" if kind == 1 else \
                'a number to be confirmed "by the members" seats' if self.open else f"{count} seats"
            low = count if said == f"{count} seats" else low
        place_kind = None
        if self.towns and body.name != "Town Panel" and post not in ("Chair", "Vice Chair", "Lead", "Founder", "Speaker") and self.chance(0.4):
            place_kind = "Town"
            count = low = self.number(1, 2)
            said = f"{count} {'seat' if count == 1 else 'seats'} for each Town"
        terms = []
        member_class = self.one(CLASSES) if self.classes and self.chance(0.5) else None
        if member_class:
            terms.append(member_class)
        kind = self.number(0, 19)
        votes = True
        if kind < 13 or (post in ("Chair", "Lead") and kind < 17):
            terms.append("votes")
        elif kind == 13:
            terms.append(f"votes with weight {self.number(2, 3)}")
        elif kind == 14:
            terms.append(f"votes except on {self.and_list(self.matters())}")
        elif kind == 15:
            terms.append(f"votes only on {self.and_list(self.matters())}")
        elif kind == 16 and self.open:
            terms.append('vote to be confirmed "by the members"')
        elif kind == 17 and post in ("Chair", "Vice Chair", "Lead"):
            body.casting = True
            terms.append("votes only to break a tie")
        else:
            terms.append("does not vote")
            votes = False
        if votes and count == 1 and not place_kind and self.chance(0.06):
            body.casting = True
            terms.append("has casting vote")
        deputy = self.chance(0.15)
        if deputy:
            terms.append("deputy may attend" + self.one(["", " and count", " and vote", " and count and vote"]))
        if self.registered and count > 1 and self.chance(0.06):
            terms.append("may be shared by 2")
        if self.classes and self.registered and self.chance(0.06):
            terms.append(self.one(["must be a Lay", "may not be an Expert"]))
        if self.registered and self.chance(0.04):
            terms.append("aged at least 18")
        if self.registered and count == 1 and not place_kind and self.chance(0.05):
            if self.chance(0.5) and post not in ("Chair", "Lead"):
                terms.append("the Manager of Harbour Trust")
            elif body.seats and not body.seats[0].place_kind:
                terms.append(f"if vacant {body.seats[0].post} acts")
        made = Seat(post, count, low, member_class, votes, place_kind, deputy)
        self.rests(body, made, terms)
        period = self.period(0.12)
        body.seats.append(made)
        return f"    {post} {said}{''.join(', ' + term for term in terms)}{period}"

    def rests(self, body, seat, terms):
        """For how long a seat is held, how often, and on which other it rests."""
        if not self.registered:
            return
        if self.chance(0.1):
            seat.term = True
            limit = self.one(["", "", " at most 1 term", " at most 2 terms in a row", " at most 1 term, then 1 year out",
                              " at most 2 terms in a row and 2 in all"])
            terms.append(f"{self.one(['elected', 'appointed'])} by Board for {self.one(['1 year', '1 year', '2 years'])}{limit}")
            if self.chance(0.1):
                terms.append("1/3 retire each year")
        if self.bodies[0] is body or body.name == "Town Panel" or any("the Manager" in term for term in terms):
            return
        # Of fewer there would be an error, and without the seat minutes would tell of a post that there is not.
        drawn = [] if seat.place_kind else [other.post for other in self.bodies[0].seats
                                            if not other.place_kind and other.count >= seat.count]
        if drawn and self.chance(0.15):
            seat.drawn = True
            terms.append(f"drawn from {self.one(drawn)} of Board")
        elif seat.count == 1 and not seat.place_kind and self.chance(0.1):
            seat.goes_with = True
            terms.append(f"the {self.one(self.bodies[0].single())} of Board")

    def body(self, name, parent, posts, each=""):
        """A body with its first lines: its head, its seats and who presides."""
        body = Body(name)
        self.bodies.append(body)
        lines = [f"body {name}{each}{f', committee of {parent}' if parent else ''}{self.period(0.2) if parent else ''} {{"]
        if not parent:
            lines.append("  accountable to Harbour Trust")
        lines.append("  members {")
        chosen = [posts[0]] + [post for post in posts[1:] if self.chance(0.5)]
        if len(chosen) == 1:
            chosen.append(posts[1])
        lines += [self.seat(body, post) for post in chosen] + ["  }"]
        self.anew(body, lines)
        if not any(seat.votes for seat in body.seats[1:]):
            extra = "Trustee" if "Trustee" not in chosen else "Elder"
            lines.insert(len(lines) - 1, f"    {extra} 3 seats, votes")
            body.seats.append(Seat(extra, 3, 3, None, True, None, False))
        order = [post for post in body.single() if post in ("Chair", "Vice Chair", "Lead", "Officer")] or body.single()[:1]
        if body.several() and self.chance(0.25):
            order = self.some(body.several() + order, 2)
        if self.chance(0.9):
            lines.append(f"  chaired by {', then '.join(order[:self.number(1, len(order))])}")
        else:
            lines.append('  chaired by a post to be confirmed "at each meeting"')
        return body, lines

    def anew(self, body, lines):
        """A post written again for later days, with other seats and perhaps another vote."""
        if not self.dated or not self.chance(0.12) or " for each " in lines[0]:
            return
        seat = self.one(body.seats)
        at = next(index for index, line in enumerate(lines) if line.startswith(f"    {seat.post} "))
        plain = not any(word in lines[at] for word in (" from ", " until ", " during ", "casting", "break a tie", "acts", "the Manager"))
        if seat.place_kind or not plain:
            return
        day = words(self.one(DAYS[1:]))
        lines[at] += f", until {day}"
        count = self.one([1, seat.count, self.number(1, 5)])
        votes = self.one(["votes", "votes", "does not vote", "votes with weight 2"])
        line = f"    {seat.post} {count} {'seat' if count == 1 else 'seats'}, {votes}"
        if self.chance(0.5):
            lines.insert(at + 1, f"{line}, from {day}")
        else:
            self.written_anew.append([f"in {body.name}, from {day} {{", "  members {", line, "  }", "}"])

    def clauses(self, body):
        """What stands in a body besides its members, each a line."""
        lines = []
        if self.dated and self.chance(0.15):
            day = words(self.one(DAYS[1:]))
            lines.append(self.quorum(body, period=f", until {day}"))
            lines.append(self.quorum(body, period=f", from {day}"))
        elif self.chance(0.93):
            lines.append(self.quorum(body))
        if self.chance(0.2):
            lines.append(self.quorum(body, to="to vote "))
        if self.chance(0.12):
            lines.append(self.quorum(body, to="to begin "))
        free = list(self.functions)
        self.dice.shuffle(free)
        if self.chance(0.25):
            body.matters.append(free[0])
            to = self.one(["", "", "to vote ", "to meet "])
            lines.append(self.quorum(body, to=to, on=f"on {free[0]} "))
        lines.append(self.decides(body))
        if self.chance(0.3):
            matter = self.one(free) if not self.groups or self.chance(0.7) else self.one(self.groups)
            lines.append(self.decides(body, on=f"on {matter} "))
        if self.chance(0.12) and len(free) > 1:
            known = f"Rule {self.known}"
            known = ["First Rule", "Second Rule", "Third Rule", "Fourth Rule"][self.known % 4]
            self.known += 1
            both = self.dice.sample(free, 2)
            if not any(line.startswith("  decides on") for line in lines):
                lines.append(self.plain_decides(body, f"on {both[0]} and {both[1]} ") + f", subject to {known}")
                lines.append(self.plain_decides(body, f"on {both[0]} ") + f", known as {known}")
        for how in ["in writing ", "electronically "]:
            if self.chance(0.25):
                body.modes.append(how)
                lines.append(self.decides(body, how=how, meeting=False))
                if self.chance(0.2):
                    lines.append(self.decides(body, how=how, on=f"on {self.one(free)} ", meeting=False))
        if self.chance(0.2):
            lines.append(self.without_quorum(body))
        if self.chance(0.08):
            lines.append(f"  without a quorum only {', '.join(self.some(free, 2))} may be decided")
        if self.chance(0.25):
            body.cap = self.number(1, 2) if self.chance(0.5) else 0
            most = f", at most {body.cap} for each holder" if body.cap else ""
            lines.append(f"  proxies may vote{self.one(['', ' and count'])}{most}{self.period(0.1)}")
        if self.chance(0.35):
            lines.append(self.conflicts(body))
        if self.chance(0.08):
            lines.append(self.conflicts(body, f" on {self.one(free)}"))
        for _ in range(self.one([0, 0, 0, 0, 0, 1, 1, 2])):
            self.take(body, lines, self.some(free, 2))
        if self.chance(0.25):
            void = self.one(["", " or its business is void"])
            calendar = " leaving out Weekends" if self.calendar and self.chance(0.5) else ""
            matter = f", on {self.number(8, 21)} clear days notice for {self.one(free)}" \
                f"{self.one(['', ' or its business is void'])}" if self.chance(0.4) else ""
            lines.append(f"  meets on {self.number(2, 9)} clear days notice{calendar}{void}{matter}{self.period(0.1)}")
        if self.chance(0.15):
            lines.append(f"  requires {self.needed_plain(body)}{self.period(0.1)}")
        if self.chance(0.08):
            lines.append('  must "publish its minutes" within 10 days of each meeting')
        if self.chance(0.08):
            lines.append('  purpose "To do good."')
        return lines

    def take(self, body, lines, matters):
        """A general rule and one for a matter, with an order between them: the one or the other is the stronger."""
        start = self.one([*(f"  quorum {use}" for use in ("", "", "to vote ", "to begin ")), "  conflicted members ",
                          *(f"  decides {how}" for how in ("", "", *body.modes))])
        plain = start in ("  quorum ", "  decides ")
        alike = [at for at, line in enumerate(lines) if line.startswith(start) and not (
            plain and line[len(start):].startswith(("to ", "in writing ", "electronically ")))]
        general = [at for at in alike if " on " not in lines[at] and "known as" not in lines[at]]
        if not general or (len(general) < len(alike) and self.chance(0.7)) or self.ranked > 3:
            return
        name = ["Fifth Rule", "Sixth Rule", "Seventh Rule", "Eighth Rule"][self.ranked]
        self.ranked += 1
        at = self.one(general)
        on = f"on {self.and_list(matters)} "
        if start.startswith("  quorum"):
            line = self.quorum(body, to=start[len("  quorum "):], on=on)
        elif start.startswith("  decides"):
            line = self.decides(body, how=start[len("  decides "):], on=on, meeting=start == "  decides ")
        else:
            line = self.conflicts(body, " " + on.rstrip())
        body.matters += matters
        ends = [f", known as {name}", self.one([f", subject to {name}", f", subject to {name}", f", despite {name}"])]
        if self.chance(0.5):
            ends = [ends[0], ends[1].replace("subject to", "despite")][::-1]
        lines[at] += ends[0]
        lines.append(line + ends[1])

    def needed_plain(self, body):
        who = self.one(["members", "voting members"] + body.posts() + self.classes_of(body))
        seats = max(1, body.many(who))
        bound = self.one(["at least", "at most"])
        count = self.number(1, seats) if bound == "at least" else seats
        return f"{bound} {count} {singular(who) if count == 1 else who}"

    def plain_decides(self, body, on):
        return f"  decides {on}by {self.threshold(body)}"

    def without_quorum(self, body):
        kind = self.number(0, 2)
        if kind == 0:
            return "  without a quorum the meeting may discuss but not decide"
        then = self.one([", then whoever is present is a quorum", f", then at least {self.number(1, 3)} members is a quorum"])
        return f"  without a quorum the meeting is adjourned for 7 days{then if kind == 1 or self.chance(0.7) else ''}"

    def conflicts(self, body, on=""):
        how = self.one(["leave", "leave", "stay but do not vote", "may vote"])
        count = ", count to quorum" if self.chance(0.3) else ""
        ruled = ""
        if self.chance(0.25):
            ruled = f", ruled on by {', then '.join(self.dice.sample(body.single(), self.number(1, len(body.single()))))}"
        many = ""
        if how == "leave" and self.chance(0.4):
            other = self.one(self.bodies).name
            many = ", if too many leave " + self.one([f"the matter goes to {other}", "they may stay and vote",
                                                       "the others may decide"])
        return f"  conflicted members {how}{on}{count}{ruled}{many}{self.period(0.08)}"

    def organs(self):
        if self.chance(0.15):
            self.blocks.append(["calendar Weekends leaves out Saturday and Sunday and 3 June 2026 to 5 June 2026"])
            self.calendar = True
        else:
            self.calendar = False
        specs = [("Board", None, ["Chair", "Trustee", "Officer", "Vice Chair", "Guest", "Founder"])]
        if self.chance(0.5):
            specs.append(("Panel", "Board", ["Lead", "Helper", "Expert Helper"]))
        if self.chance(0.25):
            specs.append(("Assembly", None, ["Speaker", "Resident", "Delegate"]))
        made, self.written_anew = [], []
        for name, parent, posts in specs:
            made.append(self.body(name, parent, posts))
        if self.towns and self.chance(0.2):
            body, lines = self.body("Town Panel", "Board", ["Head", "Neighbour", "Expert Helper"], " for each Town")
            self.template = body
            self.bodies.remove(body)
            self.blocks.append(lines + self.clauses(body) + ["}"])
            if self.chance(0.3):
                self.blocks.append([f"in Town Panel of {self.one(TOWNS)}{self.period(0.3)} {{", self.quorum(body), "}"])
            if self.chance(0.4):
                seat = self.one(body.seats)
                self.blocks.append([f"in Town Panel of {self.one(TOWNS)}{self.period(0.8)} {{",
                                    f"  members {{ {self.other_seats(seat)} }}", "}"])
        if self.chance(0.1):
            self.follower()
        for body, lines in made:
            clauses = self.clauses(body)
            inside, later = [], []
            for clause in clauses:
                (later if self.chance(0.12) and "," not in clause[-24:] else inside).append(clause)
            self.blocks.append(lines + inside + ["}"])
            if self.chance(0.04) and not any(clause.startswith("  proxies") for clause in clauses):
                self.blocks.append(['assume "as others have it" {', f"in {body.name} {{", "  proxies may vote and count", "}", "}"])
            if later:
                self.blocks.append([f"in {body.name}{self.period(0.4)} {{"] + later + ["}"])
        if self.chance(0.08) and len(made) > 1 and made[1][0].name == "Panel" and self.dated:
            day = words(self.one(DAYS[2:]))
            panel = self.blocks.index(next(block for block in self.blocks if block[0].startswith("body Panel")))
            self.blocks[panel][0] = f"body Panel, committee of Board, until {day} {{"
            body, lines = self.body("New Panel", "Board", ["Lead", "Helper", "Expert Helper"])
            lines[0] = f"body New Panel, committee of Board, from {day} {{"
            lines.insert(1, "  succeeds Panel")
            self.blocks.append(lines + self.clauses(body) + ["}"])
        self.blocks += self.written_anew

    def other_seats(self, seat):
        count = self.one([seat.count, self.number(1, 5)])
        return f"{seat.post} {count} {'seat' if count == 1 else 'seats'}, {self.one(['votes', 'votes', 'does not vote'])}"

    def follower(self):
        """A body that follows a model, and says something else for some days."""
        body, lines = self.body("Crew", None, ["Lead", "Helper", "Expert Helper"])
        lines[0] = "model Crew Rules {"
        del lines[1]
        self.blocks.append(lines + self.clauses(body) + ["}"])
        own = ["body Crew, follows Crew Rules {", "  accountable to Harbour Trust"]
        if self.chance(0.7):
            own.append(f"  members {{ {self.other_seats(self.one(body.seats))}{self.period(0.9)} }}")
        if self.chance(0.5):
            own.append(self.quorum(body, period=self.period(0.9)))
        self.blocks.append(own + ["}"])

    # ------------------------------------------------------------ powers

    def actors(self):
        all_actors = [body.name for body in self.bodies] + self.posts
        for body in self.bodies:
            seat = self.one(body.seats)
            all_actors.append(f"{seat.post} of {self.one(TOWNS) if seat.place_kind else body.name}")
        return all_actors

    def limit(self):
        if self.open and self.chance(0.1):
            return ' up to an amount to be confirmed "by the board" a decision'
        amount = self.one(["£50", "£500", "£1,000", "£5,000"] * 6 + ["$500"])
        said = f" up to {amount} {self.one(['a decision', 'a decision', 'a decision', 'a year', 'a month', 'in all'])}"
        if self.chance(0.12) and "a decision" in said:
            said += " and up to £20,000 a year"
        return said

    def condition(self, share):
        return f', on condition "{self.one(CONDITIONS)}"' if self.chance(share) else ""

    def agreement(self, share=0.12):
        return f", with the agreement of {', '.join(self.some(self.actors(), 2))}" if self.chance(share) else ""

    def powers(self):
        held = [name for name in self.functions if name != self.unheld]
        reserved = []
        if self.chance(0.3):
            reserved = self.some(held, 1)
            self.blocks.append([f"reserve {', '.join(reserved)}{self.somewhere(0.15)} to {self.one(self.actors())}"
                                f"{self.condition(0.15)}{self.agreement()}{self.period(0.2)}"])
        free = [name for name in held if name not in reserved]
        given, only = [("Board", None, "")] * 2, {}
        for _ in range(self.number(0, 5)):
            if not free:
                break
            giver, received, where = self.one(given)
            receiver = self.one([actor for actor in self.actors() if actor not in (giver, "Board")])
            if giver in only and self.chance(0.8):
                receiver = only[giver]
            name = received or self.one(free)
            where = where or self.somewhere(0.2)
            if received:
                pass
            elif self.groups and self.chance(0.12):
                name = self.one(self.groups) + (f" except {self.one(held)}" if self.chance(0.3) else "")
            elif self.chance(0.06):
                name = "everything else"
            said = f"delegate {name}{where} from {giver} to {receiver}"
            if self.chance(0.5) or (received and self.chance(0.6)):
                said += " up to £50 a decision" if received and self.chance(0.7) else self.limit()
            said += self.period(0.25)
            if self.chance(0.18):
                said += f', on condition "{self.one(CONDITIONS)}"'
            said += self.agreement()
            if self.chance(0.15):
                said += ", exclusively"
            if self.chance(0.4):
                said += ", may be sub-delegated"
                if self.chance(0.15):
                    to = self.one([actor for actor in self.actors() if actor != receiver])
                    said += f" to {to}"
                    only[receiver] = to
                said += self.one(["", "", " once", " 2 times"])
                said += self.one([" up to £100 a decision", " up to £50 a decision", " up to £100 a year"]) if self.chance(0.25) else ""
                given.append((receiver, name, where))
            if self.chance(0.05):
                said += ", reported to Board within 1 month"
            self.blocks.append([said])
        if self.template and free:
            self.blocks.append([f"delegate {self.one(free)} in each Town from Board to Town Panel of that Town{self.limit()}"
                                f"{self.period(0.2)}"])
        if self.chance(0.1) and "Award Grant" in free:
            receivers = self.dice.sample(self.actors(), min(3, len(self.actors())))
            lines = ["bands of Award Grant from Board {", f"  up to £500: {receivers[0]}",
                     f"  over £500 up to £5,000: {receivers[1]}{self.agreement()}"]
            if len(receivers) > 2:
                lines.append(f"  over £5,000: {receivers[2]}")
            self.blocks.append(lines + ["}"])
        if self.chance(0.35):
            body = self.one(self.bodies)
            by = f", by {self.threshold(body)}" if self.chance(0.5) else ""
            who = body.name if self.chance(0.93) else "nobody"
            self.blocks.append([f"amend everything by {who}{by if who != 'nobody' else ''}{self.agreement(0.1)}"])
        if self.chance(0.2):
            body = self.one(self.bodies)
            by = f", by {self.threshold(body)}" if self.chance(0.4) else ""
            self.amended = self.one(self.functions + self.groups)
            self.blocks.append([f"amend {self.amended} by {body.name}{by}{self.period(0.1)}"])
        self.despite()

    def despite(self):
        """Orders between what is reserved and what is delegated."""
        dice = random.Random(f"despite {self.dice.random()}")
        reserved = [block for block in self.blocks if block[0].startswith("reserve ")]
        given = [block for block in self.blocks if block[0].startswith("delegate ") and "to be confirmed" not in block[0]]
        if not reserved or dice.random() < 0.4:
            return
        name = reserved[0][0].removeprefix("reserve ").split(" in ")[0].split(" to ")[0].split(",")[0]
        to = dice.choice([actor for actor in self.actors() if actor != "Board"])
        where = self.somewhere(0.4)
        said = f"delegate {name}{where} from Board to {to}{self.limit() if self.chance(0.5) else ''}{self.period(0.4)}"
        if dice.random() < 0.2:
            said += ", exclusively"
        for block in dice.sample(given, min(len(given), 1)) if dice.random() < 0.3 else []:
            block[0] += ", despite Ninth Rule"
        if dice.random() < 0.8:
            reserved[0][0] += ", known as Ninth Rule"
            self.blocks.append([said + dice.choice([", despite Ninth Rule"] * 4 + [", subject to Ninth Rule"])])
        else:
            reserved[0][0] += ", despite Ninth Rule"
            self.blocks.append([said + ", known as Ninth Rule"])

    def somewhere(self, share):
        return f" in {', '.join(self.some(TOWNS, 2))}" if self.towns and self.chance(share) else ""

    # ------------------------------------------------------------ people

    def persons(self):
        if not self.registered:
            return
        for body in self.bodies:
            if self.chance(0.12):
                continue
            names = list(PEOPLE)
            self.dice.shuffle(names)
            if self.chance(0.5):
                names = names[:5] * 3
            for seat in body.seats:
                for place in seat.places():
                    for _ in range(seat.count):
                        if not names or self.chance(0.2):
                            continue
                        if seat.goes_with and self.chance(0.85):
                            continue
                        sitting = [held[0] for held in self.bodies[0].holders]
                        person = self.one(sitting) if seat.drawn and sitting and self.chance(0.7) else names.pop()
                        if (person, seat.post, place) in [(h[0], h[1], h[2]) for h in body.holders]:
                            continue
                        post = f"{seat.post} of {body.name}" + (f" of {place}" if place else "")
                        post = f"{seat.post} of {place}" if place and len(self.bodies) == 1 else post
                        if place:
                            post = f"{seat.post} of {place}"
                        begins = self.one(DAYS[:3]) if self.chance(0.4) else DAYS[0]
                        if seat.term and self.chance(0.5):
                            begins = self.one(["2024-06-01", "2025-03-01", "2025-07-01", "2026-01-01"])
                        ends = self.one(DAYS[4:]) if self.chance(0.15) else None
                        if seat.term and self.chance(0.3):
                            first, last = self.one(["2023-01-01", "2024-01-01"]), self.one(["2024-06-01", "2025-03-01", begins])
                            self.blocks.append([f"person {person} is {post}, from {words(first)} until {words(last)}"])
                        body.holders.append((person, seat.post, place, begins, ends))
                        self.blocks.append([f"person {person} is {post}, from {words(begins)}"
                                            f"{f' until {words(ends)}' if ends else ''}"])
        if self.classes and self.chance(0.35):
            self.blocks.append([f"person {self.one(PEOPLE)} {{", f"  is a {self.one(CLASSES)}{self.period(0.2)}", "}"])
        if self.chance(0.2):
            self.blocks.append([f"person {self.one(PEOPLE)} {{", f"  born {self.one(['3 March 1984', '1 June 2008'])}", "}"])
        if self.chance(0.1):
            self.blocks.append([f"person {self.one(PEOPLE)} is Manager of Harbour Trust{self.period(0.3)}"])
        if self.chance(0.08):
            one, two = self.dice.sample(self.actors()[len(self.bodies):], 2)
            self.blocks.append([f"nobody holds both {one} and {two}{self.period(0.2)}"])
        body = self.one(self.bodies)
        for seat in body.seats:
            if seat.deputy and not seat.place_kind and self.chance(0.3):
                self.blocks.append([f"person {PEOPLE[-1]} {{", f"  deputises for {seat.post} of {body.name}, from 1 January 2026",
                                    "}"])
        if self.chance(0.1):
            one, two = self.dice.sample(PEOPLE, 2)
            seats = [seat for seat in body.seats if not seat.place_kind]
            if seats:
                self.blocks.append([f"person {one} {{", f"  {self.one(['acts as', 'shares'])} {self.one(seats).post} of {body.name}"
                                    f", from {words(self.one(DAYS[:3]))}", "}"])

    # ------------------------------------------------------------ questions

    def day(self):
        if not self.dated and self.chance(0.9):
            return "2026-06-01"
        day = self.one(DAYS + ["2026-06-01"] * 4)
        return moved(day, -1) if self.chance(0.2) else day

    def people_of(self, body):
        """Posts of a body with how many of each there seem to be: [(words, count)]."""
        found = []
        for seat in body.seats:
            for place in seat.places():
                count = seat.low
                if body.holders:
                    count = sum(1 for _, post, where, begins, ends in body.holders
                                if post == seat.post and where == place
                                and begins <= self.asked_on and (not ends or self.asked_on < ends))
                if count:
                    found.append((f"{seat.post} of {place}" if place else seat.post, count))
        return found

    def told(self, counts, all_of):
        """Groups of people in words: {"Trustee": 2} as `2 Trustee`."""
        said = []
        for post, count in counts:
            if not count:
                continue
            whole = count == dict(all_of).get(post)
            said.append(post if whole and (count == 1 or self.chance(0.5)) else f"{count} {post}")
        return self.and_list(said)

    def votes_outside(self, body):
        """How people vote without a meeting."""
        posts = self.people_of(body)
        groups = self.votes(posts, posts, [], body) if posts else []
        if posts and self.chance(0.1):
            groups.insert(0, f"{self.told([(self.one(posts)[0], 1)], posts)} conflicted")
        return ", ".join(groups) or "everyone for"

    def attendance(self, body, voting):
        """ATTENDANCE of the language; mostly what can be."""
        posts = self.people_of(body)
        if not posts:
            return "everyone present"
        if body.holders and self.chance(0.3):
            return self.named_attendance(body, voting)
        here = [(post, self.number(0, count) if self.chance(0.4) else count) for post, count in posts]
        groups = []
        style = self.number(0, 9)
        crowd = bool(body.cap) and self.chance(0.4)  # more vote by proxy than those who are there may hold
        if crowd:
            style, few = 5, self.some([post for post, _ in posts], 2)
            here = [(post, int(post in few)) for post, _ in posts]
        if style < 3:
            here = posts
            groups.append("everyone present")
        elif style == 3:
            away = self.one(posts)
            gone = self.number(1, away[1])
            here = [(post, count - gone if post == away[0] else count) for post, count in posts]
            groups.append(f"everyone except {self.told([(away[0], gone)], posts)} present")
        elif style == 4:
            away = self.one(posts)
            gone = self.number(1, away[1])
            here = [(post, count - gone if post == away[0] else count) for post, count in posts]
            groups.append(f"{self.told([(away[0], gone)], posts)} absent")
        elif style < 8 or not voting:
            said = self.told(here, posts)
            if self.classes_of(body) and self.chance(0.08):
                groups.append(f"{self.one(self.classes_of(body))} present")
            else:
                groups.append(f"{said or 'nobody'} present")
        if self.chance(0.06):
            deputies = [seat for seat in body.seats if seat.deputy and not seat.place_kind]
            if deputies and groups:
                post = self.one(deputies).post
                if style > 4 or self.chance(0.1):  # where everyone is there, nobody is stood in for
                    groups.append(f"deputy of {post} present")
        there = dict(here)
        if self.chance(0.25):
            some = [(post, self.number(1, count)) for post, count in here if count and self.chance(0.4)]
            if some:
                groups.append(f"{self.told(some, posts)} conflicted")
                if self.chance(0.85):
                    here = [(post, count - dict(some).get(post, 0)) for post, count in here]
        proxies = []
        if crowd or self.chance(0.2 if groups else 0.05) and (style != 4 or self.chance(0.05)):
            left = [(post, count - there.get(post, 0)) for post, count in posts]
            proxies = [(post, count if crowd and self.chance(0.7) else self.number(1, count))
                       for post, count in left if count > 0]
            if proxies:
                groups.append(f"{self.told(proxies, posts)} by proxy")
        if voting:
            groups += self.votes(here, posts, proxies, body)
        elif not groups:
            groups.append(f"{self.told(here, posts) or 'nobody'} present")
        if self.chance(0.06):
            alone = [post for post, count in posts if (count == 1 or self.chance(0.2)) and dict(here).get(post)]
            groups += [f"{self.one(alone)} presiding"] if alone else []
        if CASTING and voting and self.chance(0.1):
            some = [post if count == 1 or self.chance(0.5) else f"1 {post}" for post, count in posts
                    if count == 1 or self.chance(0.3)]
            if some:
                groups.append(f"{self.one(some)} casting {self.one(['for', 'against'])}")
        return ", ".join(groups) or "everyone present"

    def votes(self, here, posts, proxies, body):
        quiet = {seat.post for seat in body.seats if not seat.votes}
        pro, con, none = [], [], []
        even = self.chance(0.25)  # as many for as against
        for post, count in [(post, count + dict(proxies).get(post, 0)) for post, count in here]:
            if not count or (post in quiet and self.chance(0.93)):
                continue
            first = self.number(0, count)
            second = self.number(0, count - first) if self.chance(0.8) else count - first
            if even:
                first = second = self.number(0, count // 2) if count > 1 else 0
            third = self.number(0, count - first - second) if self.chance(0.3) else 0
            pro.append((post, first))
            con.append((post, second))
            none.append((post, third))
        groups = []
        style = self.number(0, 9)
        if style == 0:
            groups.append("everyone for")
        elif style == 1 and posts:
            away = self.one(posts)
            groups.append(f"everyone except {self.told([(away[0], self.number(1, away[1]))], posts)} for")
        elif style == 2 and self.told(pro, posts):
            groups.append(f"{self.told(pro, posts)} for")
            groups.append("everyone else against")
        else:
            for counts, role in [(pro, "for"), (con, "against"), (none, "abstaining")]:
                if self.told(counts, posts):
                    groups.append(f"{self.told(counts, posts)} {role}")
        return groups

    def named_attendance(self, body, voting):
        names = sorted({name for name, _, _, begins, ends in body.holders
                        if self.chance(0.03) or begins <= self.asked_on and (not ends or self.asked_on < ends)})
        share = 0.3 if body.cap and self.chance(0.4) else 0.8
        here = [name for name in names if self.chance(share)]
        if not here:
            return "nobody present"
        groups = [f"{self.and_list(here)} present"] if self.chance(0.6) or not voting else ["everyone present"]
        if self.chance(0.2):
            groups.append(f"{self.one(here)} conflicted")
        away = [name for name in names if name not in here]
        if away and groups[0] != "everyone present" and self.chance(0.5 if body.cap else 0.1):
            groups.append(f"{self.and_list(away)} by proxy")
            here = here + away
        if voting:
            roles = {}
            for name in here:
                roles.setdefault(self.one(["for", "for", "against", "abstaining", None]), []).append(name)
            if self.chance(0.35):  # a tie, or nearly one
                some = [self.dice.sample(here, len(here)), ["for", "against"] * (len(here) // 2 + 1)]
                roles = {}
                for name, role in zip(*some):
                    roles.setdefault(role if self.chance(0.9) else None, []).append(name)
            for role in ["for", "against", "abstaining"]:
                if role in roles:
                    groups.append(f"{self.and_list(roles[role])} {role}")
        if voting and self.chance(0.15):
            groups.append(f"{self.one(here)} presiding")
        if CASTING and voting and self.chance(0.25):
            whose = self.one(here) if self.chance(0.8) else self.one([seat.post for seat in body.seats if not seat.place_kind] or here)
            groups.append(f"{whose} casting {self.one(['for', 'against'])}")
        return ", ".join(groups)

    def on_matter(self, body, share=0.5):
        if not self.chance(share):
            return ""
        if body.matters and self.chance(0.4):
            return f" on {self.one(body.matters)}"
        if self.chance(0.12) and any(block[0].startswith("amend everything") for block in self.blocks):
            return " on Amend Constitution"
        return f" on {self.one(self.functions)}"

    def terms(self, function):
        said = ""
        if self.towns and self.chance(0.4):
            said += f" in {self.one(TOWNS)}"
        if function in self.amounts and self.chance(0.85) or self.chance(0.05):
            said += f" for {self.one(['£50', '£50.01', '£100', '£500', '£500.01', '£1,000', '£5,000', '£6,000', '$5'])}"
        if self.chance(0.12):
            said += f" after {self.one(['£0', '£400', '£900', '£19,950'])}"
        if self.chance(0.2):
            said += f' given "{self.one(CONDITIONS)}"'
        if self.chance(0.15):
            said += f" with the agreement of {', '.join(self.some(self.actors(), 2))}"
        return said

    def question(self):
        """A question of some sort, with the day on which it is asked."""
        self.asked_on = self.day()
        return [self.words_of_question(), self.asked_on]

    def words_of_question(self):
        kind = self.number(0, 99)
        body = self.one(self.bodies)
        if self.template and self.chance(0.2):
            body = copy.copy(self.template)
            body.name = f"Town Panel of {self.one(TOWNS)}"
            if self.chance(0.3):
                return f"may {body.name} decide {self.one(self.functions)}{self.terms(None)}?"
        function = self.one(self.functions)
        if kind < 40:
            how = self.one(body.modes) if body.modes and self.chance(0.35) else self.one(["in writing ", "electronically "]) \
                if self.chance(0.04) else ""
            adjourned = " at an adjourned meeting" if not how and self.chance(0.08) else ""
            mode = " " + how.strip() if how else ""
            told = self.votes_outside(body) if how and self.chance(0.96) else self.attendance(body, True)
            return f"does a motion of {body.name}{mode}{self.on_matter(body)}{adjourned} carry with {told}?"
        if kind < 62:
            to = self.one(["", "", "", "", " to vote", " to begin"])
            adjourned = " at an adjourned meeting" if self.chance(0.1) else ""
            about = to + self.on_matter(body, 0.35) + adjourned
            return f"is {body.name} quorate{about} with {self.attendance(body, False)}?"
        if kind < 80:
            return f"may {self.one(self.actors())} decide {function}{self.terms(function)}?"
        if kind < 87:
            return f"who may decide {function}{self.terms(function)}?"
        if kind < 91:
            what = self.one(["everything"] + self.functions + self.groups + [body.name])
            return f"who may amend {what}?"
        if kind < 94:
            given = moved(self.one(DAYS[1:]), -self.number(0, 20))
            about = f" about {function}" if self.chance(0.4) else ""
            held = moved(given, self.number(0, 25))
            return f"is notice on {words(given)} enough for a meeting of {body.name}{about} on {words(held)}?"
        if kind < 96:
            return f"who must agree to {function}{self.terms(function)}?"
        if kind < 98:
            return f"is the membership of {body.name} valid?"
        seat = self.one(body.seats)
        return f"{self.one(['who holds', 'who rules on a conflict of'])} {seat.post} of {body.name}?"

    # ------------------------------------------------------------ minutes

    def minutes(self):
        body = self.one(self.bodies)
        self.asked_on = self.day()
        posts = self.people_of(body)
        if not posts:
            return None
        here = {post: self.number(0, count) if self.chance(0.5) else count for post, count in posts}
        if body.cap and self.chance(0.4):
            few = self.some(list(here), 2)
            here = {post: int(post in few) for post in here}
        record = {"body": body.name, "day": self.asked_on}
        if self.chance(0.3):
            record["notice"] = moved(record["day"], -self.number(1, 12))
        if self.chance(0.06):
            record["adjourned"] = "yes"
        if self.chance(0.92):
            record["present"] = [f"{count} {post}" for post, count in here.items() if count]
        events, number = [], 0
        for _ in range(self.number(1, 4)):
            kind = self.number(0, 9)
            if kind == 0 and any(count < here_all for (post, here_all) in posts for count in [here[post]]):
                post = self.one([post for post, count in posts if here[post] < count])
                here[post] += 1
                events.append({"arrives": f"1 {post}"})
            elif kind == 1 and any(here.values()):
                post = self.one([post for post, count in here.items() if count])
                here[post] -= 1
                events.append({"leaves": f"1 {post}"})
            elif kind == 2 and any(here.values()):
                post = self.one([post for post, count in here.items() if count])
                events.append({"declares": f"1 {post}", "item": number + 1})
                number += 1
                events.append(self.item(number, body, here, posts))
            else:
                number += 1
                events.append(self.item(number, body, here, posts))
        record["events"] = events
        return json.dumps(record, ensure_ascii=False)

    def item(self, number, body, here, posts):
        item = {"item": number}
        if self.chance(0.6):
            item["matter"] = self.one(body.matters if body.matters and self.chance(0.4) else self.functions)
            if item["matter"] in self.amounts and self.chance(0.8):
                item["amount"] = self.one(["£50", "£500", "£1,000"])
            if self.chance(0.2):
                item["given"] = [self.one(CONDITIONS)]
        if self.chance(0.08) and body.modes:
            item["mode"] = self.one(body.modes).strip()
        away = [(post, count - here[post]) for post, count in posts if count > here[post]]
        if away and self.chance(0.5 if body.cap else 0.15):
            those = self.some(away, 3 if body.cap else 1)
            those = [(post, most if body.cap and self.chance(0.6) else self.number(1, most)) for post, most in those]
            item["by proxy"] = [f"{some} {post}" for post, some in those]
            here = {**here, **{post: here[post] + some for post, some in those}}
        if self.chance(0.9):
            votes = {"for": [], "against": [], "abstaining": []}
            for post, count in here.items():
                first = self.number(0, count)
                second = self.number(0, count - first)
                for role, some in [("for", first), ("against", second)]:
                    if some:
                        votes[role].append(f"{some} {post}")
            if self.chance(0.1):
                votes = {"for": [str(self.number(0, sum(here.values())))], "against": ["0"]}
            item["votes"] = {role: who for role, who in votes.items() if who}
        return item

    def case(self):
        self.head()
        self.vocabulary()
        self.organisations()
        self.organs()
        self.powers()
        self.persons()
        questions = [self.question() for _ in range(self.number(5, 12))]
        records = [self.minutes()] if self.chance(0.25) else []
        return {"blocks": self.blocks, "questions": questions, "minutes": [each for each in records if each]}


def plural(who):
    return who if who.endswith("members") else who.replace("member", "members")


def singular(who):
    return who.replace("members", "member")


def make(seed, index):
    """The case of this seed and index."""
    return Maker(seed, index).case()


def text_of(case):
    return "\n".join(line for block in case["blocks"] for line in block) + "\n"


if __name__ == "__main__":
    shown = make(sys.argv[1], int(sys.argv[2]))
    print(text_of(shown))
    for question, on in shown["questions"]:
        print(on, question)
    for each in shown["minutes"]:
        print(each)
