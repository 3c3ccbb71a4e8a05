"""What intents, and how an answer was found, are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from merchant_assistant.replies.model import AnsweredBy, Intent, Missing
from merchant_assistant.ui.theme.tokens import Tone

TONES: dict[AnsweredBy, Tone] = {
    "cells": "good",
    "computed": "good",
    "document": "good",
    "said": "neutral",
    "merchant": "care",
    "customer": "care",
}


def intent_name(intent: Intent) -> str:
    """In one or two words."""
    names: dict[Intent, str] = {
        "order": QCoreApplication.translate("Replies", "Order"),
        "order_status": QCoreApplication.translate("Replies", "Order status"),
        "change_order": QCoreApplication.translate("Replies", "Change of order"),
        "return": QCoreApplication.translate("Replies", "Return"),
        "complaint": QCoreApplication.translate("Replies", "Complaint"),
        "discount": QCoreApplication.translate("Replies", "Discount"),
        "payment": QCoreApplication.translate("Replies", "Payment"),
        "delivery": QCoreApplication.translate("Replies", "Delivery"),
        "price": QCoreApplication.translate("Replies", "Price"),
        "stock": QCoreApplication.translate("Replies", "Availability"),
        "product": QCoreApplication.translate("Replies", "Product"),
        "contact": QCoreApplication.translate("Replies", "Contact"),
        "thanks": QCoreApplication.translate("Replies", "Thanks"),
        "other": QCoreApplication.translate("Replies", "Other"),
    }
    return names[intent]


def found_in(kind: AnsweredBy) -> str:
    """Where the answer to a question comes from."""
    names: dict[AnsweredBy, str] = {
        "cells": QCoreApplication.translate("Replies", "from your catalogue"),
        "computed": QCoreApplication.translate("Replies", "from your catalogue"),
        "document": QCoreApplication.translate("Replies", "from your documents"),
        "said": QCoreApplication.translate("Replies", "a standard sentence"),
        "merchant": QCoreApplication.translate("Replies", "not in your data: fill it in"),
        "customer": QCoreApplication.translate("Replies", "the customer is asked"),
    }
    return names[kind]


def missing_text(missing: Missing) -> str:
    """What is missing, for the merchant."""
    asked = {
        "order_number": QCoreApplication.translate("Replies", "order number"),
        "article": QCoreApplication.translate("Replies", "which article is meant"),
        "quantity": QCoreApplication.translate("Replies", "how many pieces"),
        "photo": QCoreApplication.translate("Replies", "what is wrong, with a photo"),
        "address": QCoreApplication.translate("Replies", "where to deliver to"),
    }
    return asked.get(missing.what, missing.text)
