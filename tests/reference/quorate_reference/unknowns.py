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
        self.keys = []  # what each of them is about
        self.asked = 0  # how often something unknown was asked for
        self.chosen = {}
        self.rules = set()
        self.lines = set()  # of the clauses that the answer must cite
        self.ways = []  # for a power: of each way to it that lets the actor decide, the lines of its clauses
        self.open_ways = []  # of each way that does not, though nobody is shut out of it
        self.shut = []  # of each clause that shuts the actor out, its line

    def choose(self, key, options):
        """One of the options; in every world the same for the same key."""
        self.asked += 1
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
                self.keys.append(key)
                self.chosen[key] = options[self.path[depth]]
        return self.chosen[key]

    def whether(self, *key):
        return self.choose(key, (True, False))

    def by(self, *rules):
        self.rules.update(rules)

    def rests_on(self, clause):
        self.lines.add(clause.line)


def about_clauses(key):
    """Whether an unknown can change which clauses an answer rests on: what is in force, and what it is about."""
    return key[0] in ("day", "clause", "matter")


def outcomes(answer, enough=lambda found, world: len(found) > 1, whole=False, about=lambda key: True):
    """Every different answer(world) with the worlds that give it, until there are enough: two, if nothing is said.
    If it is the whole that is asked for, two answers are not enough where not every world could be tried. Of unknowns that
    are not what it is about, one way of settling them is enough, if it is possible with everything settled after it."""
    found = {}
    impossible = None
    path, stained = [], []
    for _ in range(MOST_WORLDS):
        world = World(path)
        stain = False
        try:
            found.setdefault(answer(world), []).append(world)
            if enough(found, world):
                return found
        except Impossible as why:
            impossible, stain = why, True
        path = path[: len(world.widths)]
        stained += [False] * (len(path) - len(stained))
        go_on(world, path, stained, stain, about)
        if not path:
            if not found:
                raise impossible
            return found
    if len(found) > 1 and not whole:
        return found
    raise CannotRead(0, f"more than {MOST_WORLDS} ways of settling what is unknown")


def go_on(world, path, stained, stain, about):
    """Takes the path to the next way: of each unknown, `stained` tells whether some way under its choices was impossible."""
    while path:
        depth = len(path) - 1
        matters = about(world.keys[depth])
        if matters:
            stain = stained[depth] = stained[depth] or stain
        if (matters or stain) and path[-1] + 1 < world.widths[depth]:
            path[-1] += 1
            return
        path.pop()
        stained.pop()
