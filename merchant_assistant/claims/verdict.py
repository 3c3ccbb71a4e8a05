"""The outcome of judging one claim."""

from __future__ import annotations

from typing import NamedTuple

from merchant_assistant.claims.model import Evidence, Status
from merchant_assistant.claims.record import Proof


class Verdict(NamedTuple):
    """``cell`` proves or contradicts; None where no cell speaks of the claim."""

    status: Status
    cell: Evidence | None = None


UNSUPPORTED = Verdict("unsupported")


def supported(proof: Proof) -> Verdict:
    return Verdict("supported", proof.evidence)


def contradicted(proof: Proof) -> Verdict:
    return Verdict("contradicted", proof.evidence)
