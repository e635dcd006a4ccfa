"""What is not known: every way of settling it is tried in turn (docs/semantics.md, section 13)."""

from .words import CannotRead

MOST_WORLDS = 5_000


class Impossible(Exception):
    """This way of settling what is unknown does not fit what the question tells."""

    def __init__(self, rule, why):
        super().__init__(why)
        self.rule = rule
        self.why = why


class World:
    """One way of settling what is unknown. What is asked of it for the first time is a new unknown."""

    def __init__(self, path):
        self.path = path  # of each unknown in the order in which they come up: which choice is taken
        self.widths = []
        self.chosen = {}
        self.rules = set()
        self.lines = set()  # of the clauses that the answer must cite
        self.ways = []  # for a power: of each way to it that lets the actor decide, the lines of its clauses
        self.open_ways = []  # of each way that does not, though nobody is shut out of it
        self.shut = []  # of each clause that shuts the actor out, its line

    def choose(self, key, options):
        """One of the options; in every world the same for the same key."""
        if key not in self.chosen:
            options = list(options)
            if not options:
                raise Impossible("A5", f"nothing is possible for {key}")
            if len(options) == 1:
                self.chosen[key] = options[0]
            else:
                depth = len(self.widths)
                if depth == len(self.path):
                    self.path.append(0)
                self.widths.append(len(options))
                self.chosen[key] = options[self.path[depth]]
        return self.chosen[key]

    def whether(self, *key):
        return self.choose(key, (True, False))

    def by(self, *rules):
        self.rules.update(rules)

    def rests_on(self, clause):
        self.lines.add(clause.line)


def outcomes(answer, enough=lambda found, world: len(found) > 1, whole=False):
    """Every different answer(world) with the worlds that give it, until there are enough: two, if nothing is said.
    If it is the whole that is asked for, two answers are not enough where not every world could be tried."""
    found = {}
    impossible = None
    path = []
    for _ in range(MOST_WORLDS):
        world = World(path)
        try:
            found.setdefault(answer(world), []).append(world)
            if enough(found, world):
                return found
        except Impossible as why:
            impossible = why
        path = path[: len(world.widths)]
        while path and path[-1] + 1 == world.widths[len(path) - 1]:
            path.pop()
        if not path:
            if not found:
                raise impossible
            return found
        path[-1] += 1
    if len(found) > 1 and not whole:
        return found
    raise CannotRead(0, f"more than {MOST_WORLDS} ways of settling what is unknown")
