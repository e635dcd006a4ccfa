#!/usr/bin/env python3
"""Holds the tool against the second implementation of docs/semantics.md: python3 run.py N SEED [--reasons-off] [--most K].

N questions to random constitutions (generate.py) are put to both sides. Verdicts have to agree, refusals too, and so do
the clauses that a reason must cite (rules E1 to E4). Of each kind of difference the first are made small and printed.
QUORATE_BUILD names the build folder, QUORATE_REFERENCE the folder of the reference.
"""
import argparse
import collections
import datetime
import json
import multiprocessing
import os
import re
import select
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
sys.path.insert(0, os.environ.get("QUORATE_REFERENCE", os.path.join(ROOT, "tests", "reference")))

import generate  # noqa: E402

CHUNK = 40
PATIENCE = 120  # seconds for the answers to one case, on a machine that does other things besides
PARTS = ("quorate", "power", "carried", "notice")


class Tool:
    """The tool as a process that is asked case by case. One that dies is started again."""

    def __init__(self):
        build = os.environ.get("QUORATE_BUILD", os.path.join(ROOT, "build"))
        self.command = [os.path.join(build, "tests", "test-differential"), "[.stream]", "-o", "/dev/null"]
        self.process = None

    def ask(self, case):
        if not self.process:
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=subprocess.DEVNULL)
        said = {"text": generate.text_of(case), "questions": case["questions"], "minutes": case["minutes"]}
        try:
            self.process.stdin.write(json.dumps(said).encode() + b"\n")
            self.process.stdin.flush()
            if select.select([self.process.stdout], [], [], PATIENCE)[0]:
                line = self.process.stdout.readline()
                if line:
                    return json.loads(line)
        except BrokenPipeError:
            pass
        self.process.kill()
        self.process.wait()
        self.process = None
        return {"fault": "the tool has ended or does not answer"}


class Outcome:
    """What one side says to one question: yes, no, depends, refused, fault, or unread (by the reference)."""

    def __init__(self, word, why="", lines=(), rules=(), depends=(), listed=None, reasons=()):
        self.word, self.why, self.lines, self.rules = word, why, set(lines), list(rules)
        self.reasons = set(reasons)  # of these, the lines of what is so, and not of what is open
        self.depends, self.listed = depends, listed

    def shown(self):
        said = self.word + (f" ({self.why})" if self.why else "")
        if self.lines:
            said += " lines " + " ".join(map(str, sorted(self.lines)))
        if self.rules:
            said += " by " + " ".join(self.rules)
        if self.depends:
            said += " on " + "; ".join(self.depends)
        if self.listed:
            said += f" list {self.listed}"
        return said


def of_tool(answer):
    if answer is None:
        return Outcome("none")
    for word in ("refused", "fault"):
        if word in answer:
            return Outcome(word, answer[word])
    return Outcome(answer["truth"], " ".join(answer["because"]), answer["lines"], depends=answer["dependsOn"],
                   listed=answer["list"], reasons=answer["reasons"])


def of_reference(answer):
    if answer is None:
        return Outcome("none")
    word = str(getattr(answer.truth, "value", answer.truth)).lower()
    listed = [(name, "yes") for name in answer.names] + [(name, "depends") for name in answer.open_names]
    return Outcome(word, "", answer.lines, sorted(answer.rules), listed=listed)


class Reference:
    """The reference, with what it throws told as outcomes."""

    def __init__(self):
        import quorate_reference
        self.library = quorate_reference

    def outcome(self, make):
        try:
            return make()
        except self.library.CannotRead as unread:
            return Outcome("unread", str(unread))
        except Exception as refused:  # whatever it throws is told, and compared
            name = type(refused).__name__
            if name in ("Refused", "Impossible"):
                return Outcome("refused", str(refused), rules=[getattr(refused, "rule", "")])
            import traceback
            last = traceback.extract_tb(refused.__traceback__)[-1]
            return Outcome("fault", f"{name}: {refused} at {os.path.basename(last.filename)}:{last.lineno}")

    def answers(self, case):
        read = self.outcome(lambda: self.library.read(generate.text_of(case)))
        if isinstance(read, Outcome):
            return read, [], []
        answers = [self.outcome(lambda: of_reference(self.library.ask(read, question, datetime.date.fromisoformat(day))))
                   for question, day in case["questions"]]
        judge = getattr(self.library, "judge_minutes", None)
        meetings = [self.outcome(lambda: judge(read, record)) for record in case["minutes"]] if judge else []
        return None, answers, meetings


# ---------------------------------------------------------------- cases without errors


def without(case, block, line=None):
    """The case without a block, or without a line of it."""
    blocks = [list(each) for each in case["blocks"]]
    if line is None:
        del blocks[block]
    else:
        del blocks[block][line]
    return {**case, "blocks": blocks}


def drop_line(case, number):
    """The case without the line of this number, or without its block, if the block cannot do without."""
    for index, block in enumerate(case["blocks"]):
        if number <= len(block):
            whole = len(block) == 1 or number in (1, len(block)) or block[number - 1].strip() in ("members {", "}")
            return without(case, index, None if whole else number - 1)
        number -= len(block)
    return None


def mended(tool, case):
    """The case without what the tool calls an error, with the tool's answers; nothing if it stays wrong."""
    for _ in range(12):
        answers = tool.ask(case)
        if "errors" not in answers:
            return case, answers
        case = drop_line(case, answers["errors"][0][1] if answers["errors"] else 0)
        if not case:
            break
    return None, None


# ---------------------------------------------------------------- differences


def sort_of(question):
    for sort, words in (("motion in writing", r"motion .* in writing"), ("motion electronically", r"motion .* electronically"),
                        ("motion", "does a motion"), ("quorate", r"^is .* quorate"), ("may", "^may"), ("who may", "^who may decide"),
                        ("who amends", "^who may amend"), ("notice", "^is notice"), ("who agrees", "^who must"),
                        ("membership", "^is the membership"), ("who holds", "^who holds"), ("who rules", "^who rules")):
        if re.search(words, question):
            return sort
    return "other"


def cited(lines, text, word):
    return {line for line in lines if line <= len(text) and text[line - 1].lstrip().startswith(word)}


def reasons_differ(text, tool, reference):
    """What the tool cites less than it must, or besides what was chosen (E1 to E4)."""
    if reference.word != tool.word or reference.word in ("refused", "unread", "none") or not reference.lines:
        return ""
    missing = reference.lines - tool.lines
    if missing:
        return "does not cite " + " ".join(f"line {line}" for line in sorted(missing))
    for word in ("decides", "quorum"):
        more = cited(tool.reasons, text, word) - cited(reference.lines, text, word)
        if more and any(text[line - 1].lstrip().startswith(word) for line in reference.lines):
            return "cites besides " + " ".join(f"line {line}" for line in sorted(more))
    return ""


def difference(text, sort, tool, reference, reasons):
    """The kind of a difference, or nothing."""
    if tool.word == "fault":
        return f"{sort}: fault of the tool{why(tool)}"
    if reference.word == "unread":
        return ""
    if tool.word != reference.word:
        return f"{sort}: tool {tool.word}{why(tool)}, reference {reference.word}{why(reference)}"
    if (tool.word == "depends") != bool(tool.depends) and tool.word in ("yes", "no", "depends") and "valid" not in sort:
        return f"{sort}: {tool.word} that names {'something' if tool.depends else 'nothing'} that it depends on"
    if tool.listed and reference.listed is not None:
        if {tuple(each) for each in tool.listed} != {tuple(each) for each in reference.listed}:
            return f"{sort}: other names"
    if reasons and reasons_differ(text, tool, reference):
        return f"{sort}: reasons"
    return ""


def why(outcome):
    """Why a side refuses, without the names in it, so that what is alike is counted together."""
    return f" ({re.sub('[0-9]+ ?|`[^`]*` ?', '', outcome.why)[:50].strip()})" if outcome.word in ("refused", "fault") else ""


def compared(case, tool_answers, reference_answers, reasons):
    """Each question with both outcomes and the kind of the difference: (question, day, tool, reference, kind)."""
    text = generate.text_of(case).split("\n")
    unread, answers, meetings = reference_answers
    rows = []
    for at, (question, day) in enumerate(case["questions"]):
        tool = of_tool(tool_answers["answers"][at]) if "answers" in tool_answers else Outcome("fault", tool_answers["fault"])
        reference = unread or answers[at]
        rows.append((question, day, tool, reference, difference(text, sort_of(question), tool, reference, reasons)))
    for at, record in enumerate(case["minutes"]):
        said = tool_answers["minutes"][at] if "minutes" in tool_answers else {"fault": tool_answers["fault"]}
        rows += compared_minutes(text, record, said, unread or (meetings[at] if meetings else Outcome("unread", "minutes")),
                                 reasons)
    return rows


def compared_minutes(text, record, said, judged, reasons):
    if isinstance(judged, Outcome) or "items" not in said:
        tool = of_tool(said) if "items" not in said else Outcome("judged")
        reference = judged if isinstance(judged, Outcome) else Outcome("judged")
        return [(record, "", tool, reference, difference(text, "minutes", tool, reference, reasons))]
    rows = []
    for item, theirs in zip(said["items"], judged["items"]):
        tool, reference = Outcome(item["valid"]), Outcome(theirs["valid"])
        rows.append((record, f"item {item['item']}", tool, reference, difference(text, "minutes valid", tool, reference, False)))
        for part in PARTS:
            tool, reference = of_tool(item[part]), of_reference(theirs[part])
            if part == "carried":  # what is said of the quorum is not said again of the votes
                reference.lines -= of_tool(item["quorate"]).lines
            kind = difference(text, f"minutes {part}", tool, reference, reasons)
            rows.append((record, f"item {item['item']} {part}", tool, reference, kind))
    for part in ("begin", "notice"):
        tool, reference = of_tool(said[part]), of_reference(judged[part])
        rows.append((record, part, tool, reference, difference(text, f"minutes {part}", tool, reference, reasons)))
    return rows


class Sides:
    def __init__(self, reasons):
        self.tool, self.reference, self.reasons = Tool(), Reference(), reasons

    def rows(self, case):
        """The case as both understand it, without errors, and its rows; None if it has errors whatever is dropped."""
        case, answers = mended(self.tool, case)
        if not case:
            return None, []
        return case, compared(case, answers, self.reference.answers(case), self.reasons)

    def kinds(self, case):
        answers = self.tool.ask(case)
        if "errors" in answers:
            return []
        return [row[4] for row in compared(case, answers, self.reference.answers(case), self.reasons)]

    def smaller(self, case, kind):
        """The case without questions and then without clauses that the difference does not need."""
        for question in range(len(case["questions"])):
            one = {**case, "questions": [case["questions"][question]], "minutes": []}
            if kind in self.kinds(one):
                case = one
                break
        else:
            for record in case["minutes"]:
                one = {**case, "questions": [], "minutes": [record]}
                if kind in self.kinds(one):
                    case = one
                    break
        again = True
        while again:
            again = False
            for block in reversed(range(len(case["blocks"]))):
                tries = [without(case, block)]
                if len(case["blocks"][block]) > 2:
                    tries += [without(case, block, line) for line in reversed(range(1, len(case["blocks"][block]) - 1))]
                for one in tries:
                    lines = sum(map(len, case["blocks"]))
                    if sum(map(len, one["blocks"])) < lines and kind in self.kinds(one):
                        case, again = one, True
                        break
        return case


SIDES = None


def begin(reasons):
    global SIDES
    SIDES = Sides(reasons)


def one_chunk(task):
    """Puts some cases to both sides: counts, rules used, and for each kind of difference the first cases."""
    seed, first = task
    counts, rules, unread, found = collections.Counter(), collections.Counter(), collections.Counter(), {}
    for index in range(first, first + CHUNK):
        case, rows = SIDES.rows(generate.make(seed, index))
        if not case:
            counts["constitutions that stay wrong"] += 1
            continue
        for row in rows:
            question, _, tool, reference, kind = row
            counts["questions"] += 1
            counts[f"tool {tool.word}"] += 1
            counts[f"reference {reference.word}"] += 1
            rules.update(reference.rules)
            if reference.word == "unread":
                unread[re.sub(r"^\W*\d+\W*|`[^`]*`|'[^']*'", "", reference.why)[:100]] += 1
            if kind:
                counts["differences"] += 1
                entry = found.setdefault(kind, [0, []])
                entry[0] += 1
                if index not in entry[1]:
                    entry[1].append(index)
    return counts, rules, unread, found


# ---------------------------------------------------------------- the report


def show(sides, seed, kind, index):
    case, _ = sides.rows(generate.make(seed, index))
    case = sides.smaller(case, kind)
    _, rows = sides.rows(case)
    print(f"\n--- {kind} (case {index})\n")
    for number, line in enumerate(generate.text_of(case).rstrip().split("\n"), 1):
        print(f"{number:3} {line}")
    for question, day, tool, reference, found in rows:
        if found == kind:
            print(f"\n{question}  [{day}]\n  tool:      {tool.shown()}\n  reference: {reference.shown()}")
            reason = reasons_differ(generate.text_of(case).split("\n"), tool, reference)
            if reason:
                print(f"  the tool {reason}")
            break


def rules_of_the_page():
    with open(os.path.join(ROOT, "docs", "semantics.md"), encoding="utf-8") as page:
        return re.findall(r"^\*\*([A-Z]\d+)\.\*\*", page.read(), re.MULTILINE)


def report(counts, rules, unread, seconds):
    asked = max(1, counts["questions"])
    print(f"\n{counts['questions']} questions in {seconds:.0f} s ({asked / max(seconds, 0.001):.0f} a second), "
          f"{counts['constitutions that stay wrong']} constitutions left out")
    print("answers: " + ", ".join(f"{word} {100 * counts['tool ' + word] / asked:.1f}%"
                                  for word in ("yes", "no", "depends", "refused", "fault") if counts["tool " + word]))
    if unread:
        print(f"not read by the reference: {100 * counts['reference unread'] / asked:.1f}%")
        for why, count in unread.most_common(12):
            print(f"  {count:6} {why}")
    page = rules_of_the_page()
    print("rules used: " + ", ".join(f"{rule} {rules[rule]}" for rule in page if rules[rule]))
    print("rules never used: " + (" ".join(rule for rule in page if not rules[rule]) or "none"))


def main():
    options = argparse.ArgumentParser(description="Both sides are asked the same.")
    options.add_argument("count", type=int)
    options.add_argument("seed", type=int)
    options.add_argument("--reasons-off", action="store_true", help="compare verdicts only")
    options.add_argument("--most", type=int, default=1, help="how many differences of each kind are made small and shown")
    options.add_argument("--kinds", type=int, default=40, help="how many kinds of difference are shown by an example")
    options.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    chosen = options.parse_args()
    started = time.time()
    counts, rules, unread, found = collections.Counter(), collections.Counter(), collections.Counter(), {}
    reasons = not chosen.reasons_off
    with multiprocessing.Pool(chosen.jobs, begin, (reasons,)) as pool:
        tasks = ((chosen.seed, first) for first in range(0, 10 * chosen.count + CHUNK, CHUNK))
        for some in limited(pool, tasks, chosen.jobs):
            for total, part in zip((counts, rules, unread), some):
                total.update(part)
            for kind, (count, cases) in some[3].items():
                entry = found.setdefault(kind, [0, []])
                entry[0] += count
                entry[1] += cases[:chosen.most]
                print(f"found: {kind} (case {', '.join(map(str, cases))})", file=sys.stderr, flush=True)
            if counts["questions"] >= chosen.count:
                break
        pool.terminate()
    seconds = time.time() - started
    sides = Sides(reasons)
    for kind, (count, cases) in sorted(found.items(), key=lambda item: -item[1][0])[:chosen.kinds]:
        for index in cases[:chosen.most]:
            show(sides, chosen.seed, kind, index)
    report(counts, rules, unread, seconds)
    if counts["reference unread"] == counts["questions"]:
        print("the reference has read nothing: nothing was compared")
        return 1
    print(f"{counts['differences']} differences" + (":" if found else ""))
    for kind, (count, _) in sorted(found.items(), key=lambda item: -item[1][0]):
        print(f"  {count:6} {kind}")
    return 1 if counts["differences"] else 0


def limited(pool, tasks, jobs):
    """Results in the order of the tasks, with few tasks under way, so that the end comes soon after enough."""
    waiting = collections.deque()
    for task in tasks:
        waiting.append(pool.apply_async(one_chunk, (task,)))
        if len(waiting) >= 2 * jobs:
            yield waiting.popleft().get()
    while waiting:
        yield waiting.popleft().get()


if __name__ == "__main__":
    sys.exit(main())
