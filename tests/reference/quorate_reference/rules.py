"""The choice of a rule of a body, for a kind of rule, a matter, a sitting and a day (docs/semantics.md, section 4)."""

from .model import Open
from .words import CannotRead


def covers(constitution, clause, matter):
    """Whether a clause is for a matter: it names it, or it names none."""
    matters = clause.what.get("matters", ())
    return not matters or names(constitution, clause, matter)


def names(constitution, clause, matter):
    return matter is not None and any(
        constitution.means_function(ref, matter) for ref in clause.what.get("matters", ()))


def is_open(clause):
    """Whether a clause says nothing yet: what it would say is to be confirmed."""
    return isinstance(clause.what.get("parts"), Open) or isinstance(clause.what.get("thresholds"), Open)


def ranked(day, clauses, matter):
    """[R2] The clauses that cover a matter, without those that give way to another of them."""
    those = [clause for clause in clauses if covers(day.constitution, clause, matter)]
    found = [weaker for weaker in those
             if not any(stronger is not weaker and gives_way(weaker, stronger) for stronger in those)]
    if those and not found:
        raise CannotRead(those[0].line, "rules that give way to each other in a circle")
    return found


def gives_way(weaker, stronger):
    """Whether a clause gives way to another."""
    return bool((stronger.name and stronger.name in weaker.subject_to) or (weaker.name and weaker.name in stronger.despite))


def choose(day, clauses, matter):
    """[R1] Of the clauses of one kind in force: the one that names the matter; else the one that names none."""
    day.world.by("R1")
    constitution = day.constitution
    those = ranked(day, clauses, matter)
    if any(clause.subject_to or clause.despite for clause in clauses):
        day.world.by("R2")
    named = [clause for clause in those if names(constitution, clause, matter)]
    found = named or [clause for clause in those if not clause.what.get("matters")]
    settled = [clause for clause in found if not is_open(clause)]
    found = settled or found
    if len(found) > 1:
        raise CannotRead(found[1].line, "two rules of one kind for one matter, sitting and day")
    return found[0] if found else None


def decision(day, body, matter, sitting):
    """The decision rules that a motion must meet; None where there is none."""
    clauses = day.clauses(body, "decision") + amendments(day, body)
    at_meetings = [clause for clause in clauses if clause.sitting == "meeting"]
    if sitting in ("meeting", "adjourned"):
        rule = choose(day, at_meetings, matter)
        return cited(day, [] if rule is None else [rule])
    # [R3] A rule for a sitting outside meetings is for that sitting only.
    day.world.by("R3")
    rule = choose(day, [clause for clause in clauses if clause.sitting == sitting], matter)
    if rule is None:
        return None
    found = [rule]
    if matter is not None and not names(day.constitution, rule, matter):
        # [R4] The rule for meetings that names the matter must be met besides.
        of_matter = choose(day, at_meetings, matter)
        if of_matter is not None and names(day.constitution, of_matter, matter):
            day.world.by("R4")
            found.append(of_matter)
    return cited(day, found)


def cited(day, rules):
    """[E1] An answer about a motion cites the decision rules that were chosen for it."""
    for rule in rules:
        day.world.by("E1")
        day.world.rests_on(rule)
    return rules or None


def amendments(day, body):
    """[M1] `amend F by B, by THRESHOLD` is a decision rule of B for amending F."""
    found = []
    for clause in day.constitution.amendments:
        if not (clause.thresholds and isinstance(clause.to, tuple) and day.in_force(clause)):
            continue
        if day.constitution.find_body(clause.to).title == body.title:
            named = ["Constitution"] if clause.everything else [" of ".join(ref) for ref in clause.those]
            functions = [f"Amend {name}" for name in named]
            rule = type(clause)(clause.line, clause.period, sort="decision", what={
                "sitting": "meeting", "matters": tuple((name,) for name in functions), "thresholds": clause.thresholds,
                "otherwise": [], "counts": {}, "counts otherwise": {}, "tie": None})
            found.append(rule)
            day.world.by("M1")
    return found
