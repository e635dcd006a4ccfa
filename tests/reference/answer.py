"""Asks the reference one question: answer.py FILE 'QUESTION' --on DAY."""

import argparse
import datetime
import pathlib

from quorate_reference import CannotRead, Refused, ask, read


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file")
    options.add_argument("question")
    options.add_argument("--on", required=True, type=datetime.date.fromisoformat, help="the day, as 2026-06-01")
    told = options.parse_args()
    try:
        answer = ask(read(pathlib.Path(told.file).read_text(encoding="utf-8")), told.question, told.on)
    except (CannotRead, Refused) as why:
        print(f"not answered: {why}")
        return 2
    print(answer.truth)
    for title in ("names", "open_names", "rules", "lines"):
        found = getattr(answer, title)
        if found:
            print(f"{title.replace('_', ' ')}: {', '.join(map(str, found))}")
    return {"yes": 0, "no": 1, "depends": 3}[answer.truth]


if __name__ == "__main__":
    raise SystemExit(main())
