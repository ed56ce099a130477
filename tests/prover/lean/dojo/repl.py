"""The process behind a Dojo, recorded: speaks the protocol of LeanDojo's REPL inside Lean.

Run as `lake env lean … FILE`; `recording.json` in the working folder says what each tactic does to a
state. A tactic it does not list is an error. A few make trouble instead: see `_trouble`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def say(answer: dict[str, Any]) -> None:
    print("REPL> " + json.dumps(answer, ensure_ascii=False), flush=True)


def _trouble(tactic: str) -> None:
    match tactic.split():
        case ["sleep", seconds]:
            time.sleep(float(seconds))  # and then answer as if nothing had been
        case ["exit", code]:
            os._exit(int(code))
        case ["abort"]:
            os.abort()
        case ["stumble"]:
            if not Path("stumbled").exists():
                Path("stumbled").touch()
                os._exit(1)
        case ["garble"]:
            print("REPL> {", flush=True)


def main() -> None:
    recording = json.loads(Path("recording.json").read_text(encoding="utf-8"))
    with Path("starts").open("a") as file:
        file.write(f"{os.getpid()}\n")
    states: list[str] = [recording["root"]]
    say({"sid": 0, "tacticState": states[0], "error": None})
    for line in sys.stdin:
        request = json.loads(line)
        before, tactic = states[request["sid"]], request["cmd"]
        _trouble(tactic)
        after = recording["steps"].get(before, {}).get(tactic)
        if after is None:
            error = recording["errors"].get(tactic, f"unknown tactic '{tactic}'")
            say({"sid": None, "tacticState": None, "error": error})
            continue
        states.append(after)
        say({"sid": len(states) - 1, "tacticState": after, "error": None})


if __name__ == "__main__":
    main()
