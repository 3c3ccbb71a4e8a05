"""How often the intent of a customer's sentence is found, on a set that nobody here wrote: printed by intent.

python tests/bench/bench_intents.py [FOLDER of service data] [--words]    --words: as if no model of meanings were here
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from merchant_assistant.composition import build
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.replies.intents import Intents

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "service"
MOST = 40  # sentences of each of their intents
# Their intents by ours; several of ours may be meant where theirs does not tell them apart.
OURS = {
    "place_order": {"order"},
    "track_order": {"order_status"},
    "cancel_order": {"change_order"},
    "change_order": {"change_order"},
    "change_shipping_address": {"change_order"},
    "set_up_shipping_address": {"change_order", "delivery"},
    "check_cancellation_fee": {"change_order", "payment"},
    "check_refund_policy": {"return"},
    "get_refund": {"return"},
    "track_refund": {"return", "order_status"},
    "complaint": {"complaint"},
    "check_invoice": {"payment"},
    "get_invoice": {"payment"},
    "check_payment_methods": {"payment"},
    "payment_issue": {"payment"},
    "delivery_options": {"delivery"},
    "delivery_period": {"delivery", "order_status"},
    "contact_customer_service": {"contact"},
    "contact_human_agent": {"contact"},
    "create_account": {"other"},
    "delete_account": {"other"},
    "edit_account": {"other"},
    "recover_password": {"other"},
    "registration_problems": {"other"},
    "switch_account": {"other"},
    "newsletter_subscription": {"other"},
    "review": {"other", "complaint"},
}


def sentences(folder: Path) -> dict[str, list[str]]:
    """The same few of each intent at each run."""
    found: dict[str, set[str]] = {}
    for file in sorted(folder.glob("Bitext_*.csv")):
        with file.open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                found.setdefault(row["intent"], set()).add(row["utterance"])
    dice = random.Random(7)
    return {name: dice.sample(sorted(texts), min(MOST, len(texts))) for name, texts in sorted(found.items())}


class WithoutMeanings(ScriptedEngine):
    """As on a PC where the model of vectors is missing."""

    def __init__(self) -> None:
        super().__init__(lambda _request: "")

    def embed(self, texts: object, kind: object = "passage", cancel: object = None) -> NoReturn:
        raise UserFault("model_absent", "No model of meanings.", "")


def judged(intents: Intents, texts: list[str]) -> Iterator[set[str]]:
    for text in texts:
        yield {intent for part in intents.parts(text) for intent in part.intents} or {"other"}


def main(arguments: list[str]) -> None:
    words = "--words" in arguments
    folder = next((Path(each) for each in arguments if not each.startswith("--")), FOLDER)
    with tempfile.TemporaryDirectory() as data:
        services = build(data, engine=WithoutMeanings() if words else None)
        intents = Intents(services.engine)
        right = asked = 0
        for name, texts in sentences(folder).items():
            ours = OURS.get(name)
            if ours is None:
                continue
            found = list(judged(intents, texts))
            hits = sum(bool(one & ours) for one in found)
            missed = Counter("+".join(sorted(one)) for one in found if not one & ours).most_common(2)
            right, asked = right + hits, asked + len(texts)
            print(f"{name:28} {hits:3}/{len(texts):3}  {missed}")
        print(f"{'all':28} {right}/{asked} = {right / asked:.1%}")
        services.close()


if __name__ == "__main__":
    main(sys.argv[1:])
