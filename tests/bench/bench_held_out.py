"""How many made-up facts the claim ledger catches in texts that its rules were not written against; run by hand.

    python tests/bench/bench_held_out.py [--show] [--curve]

The texts stand in ``tests/claims/held_out``. Prints, per set and language, how many of the altered statements were
caught (a claim that touches them is contradicted or unsupported), then the same per kind, and how many true texts, and
claims in them, were flagged (contradicted, or a hard fact unsupported). *Told apart* are the lies caught whose true
words were not doubted, so that a false alarm does not pass for a catch. ``--show`` prints the misses and the false
alarms of the sets A and C, which were mended from; those of B and D are shown to nobody, so that two sets stay unseen.
``--curve`` prints what telling every word that no cell accounts for would catch and mark, by how often a dictionary has
counted it at most.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "claims" / "held_out"))

from held_out_set import SHOWN, UNSEEN, Held, Lie, faults, held_out

from merchant_assistant.claims.comparing.accounting import Unaccounted
from merchant_assistant.claims.lexis.tables import table

RARE: dict[str, int] = table("accounting")["rare"]
_LIMITS = (-1, 0, 100, 900, 2600, 10_000, 100_000, 1 << 60)  # times that a dictionary has counted a word


@cache
def sets_of(name: str) -> list[Held]:
    """Read once, so that what was checked is not checked again."""
    return held_out(name)


def rate(part: int, of: int) -> str:
    return f"{part:4}/{of:<4} {100 * part / of:5.1f} %" if of else "   –"


def measure(name: str) -> list[tuple[Held, Lie]]:
    """Prints the figures of one set; returns its misses."""
    sets = sets_of(name)
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
    """What would be caught and marked besides, if English words up to a frequency were told that no cell has.

    German and French ones as far as the ledger tells them, but for the last line, which tells all.
    """
    sets = sets_of(name)
    left = [(held, held.left_over(), [(lie, held.left_over(lie)) for lie in held.lies]) for held in sets]
    print(f"\nWords of set {name} that no cell accounts for")
    for limit in _LIMITS:
        caught = apart = words = texts = 0
        for held, of_true, of_lies in left:
            rare = [word for word in of_true if is_told(held, word, limit)]
            words, texts = words + len(rare), texts + bool(rare)
            for lie, of_lie in of_lies:
                told = held.caught(lie) or any(is_told(held, word, limit) for word in of_lie)
                caught, apart = caught + told, apart + (told and not held.doubts_truth(lie, rare))
        total = sum(len(held.lies) for held in sets)
        said = f"up to {limit:>9}" if limit < _LIMITS[-1] else "all of them    "
        print(f"  {said} caught {rate(caught, total)}   told apart {rate(apart, total)}"
              f"   marked in true texts {words:4} words, {rate(texts, len(sets))} of texts")  # fmt: skip


def is_told(held: Held, word: Unaccounted, limit: int) -> bool:
    most = limit if held.language == "en" or limit == _LIMITS[-1] else min(limit, RARE.get(held.language, -1))
    return word.frequency <= most


def show(name: str, misses: Sequence[tuple[Held, Lie]]) -> None:
    print(f"\nMisses of set {name} (kind: true words -> altered words)")
    for held, lie in misses:
        print(f"- {held.language} {held.record.sku} {lie.kind}: {lie.before!r} -> {lie.after!r}")
    print(f"\nFalse alarms of set {name}")
    for held in sets_of(name):
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
