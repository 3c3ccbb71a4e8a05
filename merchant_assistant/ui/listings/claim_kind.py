"""What a claim is about, in the merchant's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from merchant_assistant.claims.model import Aspect, Claim, Kind


def claim_kind(claim: Claim) -> str:
    """“a material”, “a health promise”; blank where the words themselves say it best."""
    return _aspect(claim.aspect) or _kind(claim.kind)


def _aspect(aspect: Aspect) -> str:
    return {
        "range": QCoreApplication.translate("Claim", "a range"),
        "tolerance": QCoreApplication.translate("Claim", "a tolerance"),
        "count": QCoreApplication.translate("Claim", "a number of pieces"),
        "blend": QCoreApplication.translate("Claim", "what it is made of"),
        "compatibility": QCoreApplication.translate("Claim", "what it fits"),
        "superlative": QCoreApplication.translate("Claim", "a superlative"),
        "health": QCoreApplication.translate("Claim", "a health promise"),
        "safety": QCoreApplication.translate("Claim", "a safety promise"),
        "care": QCoreApplication.translate("Claim", "how to care for it"),
        "feature": QCoreApplication.translate("Claim", "a feature"),
        "shipping": QCoreApplication.translate("Claim", "a shipping promise"),
    }.get(aspect, "")


def _kind(kind: Kind) -> str:
    return {
        "number": QCoreApplication.translate("Claim", "a number"),
        "measure": QCoreApplication.translate("Claim", "a measure"),
        "size": QCoreApplication.translate("Claim", "a size"),
        "material": QCoreApplication.translate("Claim", "a material"),
        "colour": QCoreApplication.translate("Claim", "a colour"),
        "brand": QCoreApplication.translate("Claim", "a brand"),
        "model": QCoreApplication.translate("Claim", "a model name"),
        "certificate": QCoreApplication.translate("Claim", "a certificate or standard"),
        "origin": QCoreApplication.translate("Claim", "where it comes from"),
        "warranty": QCoreApplication.translate("Claim", "a warranty"),
        "delivery": QCoreApplication.translate("Claim", "a delivery time"),
        "price": QCoreApplication.translate("Claim", "a price"),
    }.get(kind, "")
