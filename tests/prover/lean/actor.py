"""A program that plays a driver process: the protocol without Lean, with accidents on demand.

A tactic is a word: `ok` leaves one goal, `close` none, `fail` is an error; `die` kills the process,
`die-once FILE` only if FILE is not there yet (it is made), `hang` sleeps, `eat` takes memory, `lie`
prints an answer without the word agreed on, `flood` a line without end, `broken` no JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

word = ""
states = 0
held: list[bytes] = []


def say(**answer: object) -> None:
    print(f"@@{word} {json.dumps(answer)}", flush=True)


def part() -> dict[str, object]:
    global states
    states += 1
    return {"state": states, "goals": [f"⊢ goal {states}"], "key": f"k{states}"}


def play(tactic: str, i: int) -> bool:
    """Answer one tactic; whether it closed the goals."""
    verb, _, argument = tactic.partition(" ")
    if verb == "die" or (verb == "die-once" and not Path(argument).exists()):
        if argument:
            Path(argument).touch()
        print("Error: the actor dies", file=sys.stderr, flush=True)
        os._exit(3)
    if verb == "hang":
        time.sleep(60)
    if verb == "eat":
        held.append(b"x" * (int(argument) << 20))
        time.sleep(60)
    if verb == "lie":
        print('@@ {"ok": true, "i": 0, "parts": []}', flush=True)
        print(f'@@{"0" * 16} {{"ok": true, "i": 0, "parts": []}}', flush=True)
    if verb == "flood":
        sys.stdout.write("x" * (17 << 20) + "\n")
    if verb == "broken":
        print(f"@@{word} {{", flush=True)
    if verb in ("fail", "lie"):
        say(ok=False, kind="tactic", i=i, error="no", us=1000)
        return False
    say(ok=True, i=i, parts=[] if verb == "close" else [part()], us=1000)
    return verb == "close"


say(ok=True, ready=True)
for line in sys.stdin:
    request = json.loads(line)
    match request["do"]:
        case "hello":
            word = request["word"]
            say(ok=True, version="0.0.0, played", commit="0" * 40)
        case "open":
            say(ok=True, statement=0, name="t", negation=None, hash="0")
        case "root":
            say(ok=True, parts=[part()])
        case "step":
            if not 0 < request["state"] <= states:
                say(ok=False, kind="request", error="no such state")
                continue
            for i, tactic in enumerate(request["tactics"]):
                if play(tactic, i):
                    break
            say(ok=True, end=True)
        case _:
            say(ok=True)
