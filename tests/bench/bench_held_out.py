"""How many made-up facts the claim ledger catches in texts that its rules were not written against; run by hand.

    python tests/bench/bench_held_out.py [--show] [--curve]

The texts stand in ``tests/claims/held_out``. Prints, per set and language, how many of the altered statements were
caught (a claim that touches them is contradicted or unsupported), then the same per kind, and how many true texts, and
claims in them, were flagged (contradicted, or a hard fact unsupported). *Told apart* are the lies caught whose true
words were not doubted, so that a false alarm does not pass for a catch. ``--show`` prints the misses and the false
alarms of the sets A and C, which were mended from; those of B and D are shown to nobody, so that two sets stay unseen.
``--curve`` prints what telling every word that no cell accounts for would catch and mark, by how rare a word must be.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "claims" / "held_out"))

from held_out_set import SHOWN, UNSEEN, Held, Lie, faults, held_out

_LIMITS = (-1, 0, 100, 900, 2600, 10_000, 100_000, 1 << 60)  # times that a dictionary has counted a word


def rate(part: int, of: int) -> str:
    return f"{part:4}/{of:<4} {100 * part / of:5.1f} %" if of else "   –"


def measure(name: str) -> list[tuple[Held, Lie]]:
    """Prints the figures of one set; returns its misses."""
    sets = held_out(name)
    told: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    misses: list[tuple[Held, Lie]] = []
    for held in sets:
        for lie in held.lies:
            told[held.language, lie.kind] += 1
            if not held.caught(lie):
                missed[held.language, lie.kind] += 1
                misses.append((held, lie))
    languages = sorted({held.language for held in sets})
    print(f"\nSet {name}: {len(sets)} records, {told.total()} altered statements")
    for language in [*languages, "all"]:
        print_language(language, [h for h in sets if language in (h.language, "all")], told, missed)
    print_kinds(languages, told, missed)
    return misses


def print_language(language: str, sets: Sequence[Held], told: Counter, missed: Counter) -> None:
    of = sum(n for (spoken, _), n in told.items() if language in (spoken, "all"))
    lost = sum(n for (spoken, _), n in missed.items() if language in (spoken, "all"))
    flagged = sum(bool(held.alarms()) for held in sets)
    apart = sum(held.told_apart(lie) for held in sets for lie in held.lies)
    alarms, claims = sum(len(held.alarms()) for held in sets), sum(len(held.claims()) for held in sets)
    print(f"  {language:4} caught {rate(of - lost, of)}   told apart {rate(apart, of)}"
          f"   true texts flagged {rate(flagged, len(sets))}   true claims flagged {rate(alarms, claims)}")  # fmt: skip


def print_kinds(languages: Sequence[str], told: Counter, missed: Counter) -> None:
    print(f"  {'caught by kind':16}" + "".join(f"{language:>18}" for language in [*languages, "all"]))
    for kind in sorted({kind for _, kind in told}):
        pairs = [(missed[spoken, kind], told[spoken, kind]) for spoken in languages]
        pairs.append((sum(lost for lost, _ in pairs), sum(of for _, of in pairs)))
        print(f"  {kind:16}" + "".join(f"{rate(of - lost, of):>18}" for lost, of in pairs))


def curve(name: str) -> None:
    """What would be caught and marked besides, if words up to a frequency were told that no cell accounts for."""
    sets = held_out(name)
    of_true = [(held, held.left_over()) for held in sets]
    of_lies = [(held.caught(lie), held.left_over(lie)) for held in sets for lie in held.lies]
    print(f"\nWords of set {name} that no cell accounts for")
    for limit in _LIMITS:
        caught = sum(known or any(word.frequency <= limit for word in left) for known, left in of_lies)
        marked = [sum(word.frequency <= limit for word in left) for _, left in of_true]
        said = f"up to {limit:>9}" if limit < _LIMITS[-1] else "all of them    "
        print(f"  {said} caught {rate(caught, len(of_lies))}   marked in true texts {sum(marked):4} words,"
              f" {rate(sum(map(bool, marked)), len(sets))} of texts")  # fmt: skip


def show(name: str, misses: Sequence[tuple[Held, Lie]]) -> None:
    print(f"\nMisses of set {name} (kind: true words -> altered words)")
    for held, lie in misses:
        print(f"- {held.language} {held.record.sku} {lie.kind}: {lie.before!r} -> {lie.after!r}")
    print(f"\nFalse alarms of set {name}")
    for held in held_out(name):
        for claim in held.alarms():
            around = held.text[max(0, claim.start - 40) : claim.end + 40].replace("\n", " ")
            print(f"- {held.language} {held.record.sku} {claim.kind} {claim.aspect} {claim.status}: {claim.text!r}"
                  f" by {claim.field} {claim.value!r} in “{around}”")  # fmt: skip


def main() -> None:
    for fault in faults(held_out()):
        print("DATA:", fault)
    misses = {name: measure(name) for name in sorted((*SHOWN, *UNSEEN))}
    if "--curve" in sys.argv:
        for name in misses:
            curve(name)
    if "--show" in sys.argv:
        for name in SHOWN:
            show(name, misses[name])


if __name__ == "__main__":
    main()
