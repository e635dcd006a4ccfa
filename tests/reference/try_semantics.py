"""Tries every example of docs/semantics.md, and of the files named, with the reference, and tells where it differs."""

import datetime
import pathlib
import re
import sys

from quorate_reference import CannotRead, Refused, ask, read

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "semantics.md"
BLOCK = re.compile(r"^\*\*(?P<rule>[A-Z]\d+)\.\*\*|^```quorate-(?P<sort>scaffold|part)\n(?P<text>.*?)^```",
                   re.MULTILINE | re.DOTALL)
TODAY = datetime.date(2026, 6, 1)


def examples():
    """Each example with the rule that it stands under and the text at the head of its section."""
    rule, scaffold = "", ""
    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if block["rule"]:
            rule = block["rule"]
        elif block["sort"] == "scaffold":
            scaffold = block["text"]
        else:
            yield rule, scaffold + "\n" + block["text"]


def differences(text):
    """(how many questions, the lines that tell of those answered otherwise)"""
    asked, found = 0, []
    constitution = read(text)
    for scenario in constitution.scenarios:
        for question, expected in scenario.what["cases"]:
            asked += 1
            try:
                answer = ask(constitution, question, scenario.what["day"] or TODAY)
                got = answer.truth
                if isinstance(expected, list) and got != "depends":
                    got, expected = sorted(answer.names), sorted(expected)
            except (CannotRead, Refused) as why:
                got = f"not answered: {why}"
            if got != expected:
                where = f'"{scenario.title}", line {question.line} of the text'
                found.append(f"{where}: {expected} is expected, {got} is answered")
    return asked, found


def main(files):
    texts = [(name, pathlib.Path(name).read_text(encoding="utf-8")) for name in files] or list(examples())
    asked, different = 0, 0
    for title, text in texts:
        try:
            number, found = differences(text)
        except CannotRead as why:
            number, found = 1, [f"not read: {why}"]
        asked += number
        different += len(found)
        for line in found:
            print(f"{title}: {line}")
    print(f"{len(texts)} texts, {asked} questions, {different} answered otherwise")
    return 1 if different or not texts else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
