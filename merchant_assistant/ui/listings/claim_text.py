"""What there is to say about a claim and its cell."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocumentFragment

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.alike import part_alike
from merchant_assistant.claims.model import Claim
from merchant_assistant.foundation.prose import plain
from merchant_assistant.ui.facts.facts import place_text
from merchant_assistant.ui.facts.lit import Lit
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.listings.claim_edit import TONES
from merchant_assistant.ui.listings.claim_kind import claim_kind
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.words import listed

_LONGEST = 60
_MORE_WORDS = 2  # than the claim has: a cell of more would bring along what stands in the text already


def sentence(claim: Claim, product: Product) -> str:
    """One sentence as rich text, the claim in the colour of its state and the cell as it stands in the file."""
    said = f'<b style="color:{_ink(claim)}">{escape(claim.text)}</b>'
    if claim.field is None or claim.value is None:
        return _unknown(claim, said)
    if claim.status == "contradicted":
        text = QCoreApplication.translate("Claim", "{claim} contradicts {cell}.")
    elif claim.status == "supported":
        text = QCoreApplication.translate("Claim", "{claim} is proven by {cell}.")
    else:
        text = QCoreApplication.translate("Claim", "{claim} is not proven; the nearest is {cell}.")
    return text.format(claim=said, cell=listed(_cell(claim), *_where(claim, product)))


def _unknown(claim: Claim, said: str) -> str:
    """What the data say nothing about: the more it promises, the more it helps to hear what it is taken for."""
    if kind := claim_kind(claim):
        text = QCoreApplication.translate("Claim", "{claim} is not in your data: {kind}.")
        return text.format(claim=said, kind=escape(kind))
    return QCoreApplication.translate("Claim", "{claim} is not in your data.").format(claim=said)


def tooltip(claim: Claim, product: Product) -> str:
    """The sentence under the mouse: a tooltip is dark where the window is light, so nothing in it has a colour."""
    return f"<p>{escape(plain_sentence(claim, product))}</p>"


def plain_sentence(claim: Claim, product: Product) -> str:
    """The same to be heard."""
    return QTextDocumentFragment.fromHtml(sentence(claim, product)).toPlainText()


def lit_by(claim: Claim) -> Lit | None:
    """How the cell that speaks of a claim is to stand out; None where none does."""
    if claim.field is None:
        return None
    return Lit(claim.field, claim.sku, TONES[claim.status], partial(_lit_says, claim))


def _lit_says(claim: Claim) -> str:
    says = {
        "contradicted": QCoreApplication.translate("Claim", "contradicts “{claim}”"),
        "supported": QCoreApplication.translate("Claim", "proves “{claim}”"),
        "unsupported": QCoreApplication.translate("Claim", "is nearest to “{claim}”"),
    }[claim.status]
    return says.format(claim=claim.text)


def cure(claim: Claim) -> str:
    """What can be put in the place of a contradicted claim: of a sentence the part about the same, else a short cell.

    Empty where there is none.
    """
    value = plain(claim.value or "").strip()
    if claim.status != "contradicted" or not value:
        return ""
    part = part_alike(claim.text, value)
    if part and len(part) <= _LONGEST // 2:
        return part
    loses_unit = _is_number(value) and not _is_number(claim.text)
    a_sentence = (
        len(value) > _LONGEST // 2 or "\n" in value or len(value.split()) > len(claim.text.split()) + _MORE_WORDS
    )
    return "" if loses_unit or a_sentence else value


def _cell(claim: Claim) -> str:
    value = " ".join(plain(claim.value or "").split())
    shown = value if len(value) <= _LONGEST else value[:_LONGEST].rstrip() + " …"
    return f'<code style="color:{tokens().dim}">{escape(field_name(claim.field or ""))} = {escape(shown)}</code>'


def _where(claim: Claim, product: Product) -> tuple[str, ...]:
    """Which of several variants the cell belongs to, and its row in the file."""
    for cell in product.cells():
        if cell.field == claim.field and cell.sku == (claim.sku or cell.sku):
            variant = cell.sku if cell.level == "variant" and len(product.variants) > 1 else ""
            typed = QCoreApplication.translate("Claim", "typed by you") if cell.typed else ""
            return escape(variant), escape(typed or place_text(cell.place))
    return ()


def _ink(claim: Claim) -> str:
    worn = tokens()
    return {"supported": worn.good, "contradicted": worn.bad, "unsupported": worn.care}[claim.status]


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").strip().isdigit()
