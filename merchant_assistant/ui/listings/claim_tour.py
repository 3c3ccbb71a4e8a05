"""From claim to claim: the one that is pointed at explains itself, and what the data say can take its place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Claim
from merchant_assistant.ui.listings.claim_bar import ClaimBar
from merchant_assistant.ui.listings.claim_text import cure, tooltip
from merchant_assistant.ui.listings.editor import DraftEditor


class ClaimTour(QObject):
    """F8 leads to the next claim that is not proven, Shift+F8 to the one before; where all are proven, to each of them.

    ``cured``: a value of the data took a claim's place. ``led``: the text must be seen, a claim is gone to.
    ``explained`` carries the claim that is pointed at by mouse or keyboard, or None: its cell is to be seen.
    """

    cured = Signal()
    explained = Signal(object)
    led = Signal()

    def __init__(self, editor: DraftEditor, bar: ClaimBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._bar = bar
        self._product: Product | None = None
        editor.pointed.connect(self._point)
        editor.hovered.connect(self._hover)
        editor.explain_by(self._explain)
        bar.cure_asked.connect(self._cure)
        bar.next_asked.connect(self.next)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Shift+F8"), editor, context=inside).activated.connect(self.previous)

    def begin(self, product: Product | None) -> None:
        """Another draft is shown, of this product."""
        self._product = product
        self._show(None)

    @property
    def contradictions(self) -> int:
        """How many facts of the text the data deny."""
        return sum(claim.status == "contradicted" for claim in self._editor.claims())

    @property
    def doubtful_left(self) -> int:
        """How many facts a buyer relies on are denied by the data, or in none of them."""
        return sum(claim.status == "contradicted" or claim.hard for claim in self._doubtful())

    @property
    def curable(self) -> int:
        """How many of these have a value of the data to take their place."""
        return len(self._cures())

    def cure_all(self) -> int:
        """Put the data's value in the place of every fact that they deny; how many were put right."""
        cured = sum(self._editor.replace(claim, text) for claim, text in self._cures())
        if cured:
            self._show(None)
        return cured

    def point_at_worst(self) -> None:
        """The first contradiction explains itself; else the first that is not proven."""
        doubtful = sorted(self._doubtful(), key=lambda claim: claim.status != "contradicted")
        self._show(doubtful[0] if doubtful else None)

    def follow(self, claims: tuple[Claim, ...]) -> None:
        """The text was checked again: what is explained may be there no more."""
        if self._bar.claim not in claims or self._bar.claim.status == "supported":
            self.point_at_worst()

    @Slot()
    def next(self) -> None:
        self._go(1)

    @Slot()
    def previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        claims = self._doubtful() or self._editor.claims()
        if not claims:
            return
        self.led.emit()
        here = claims.index(self._bar.claim) if self._bar.claim in claims else (-1 if step > 0 else 0)
        claim = claims[(here + step) % len(claims)]
        self._editor.go_to(claim)
        self._point(claim)
        self._bar.announce()

    @Slot(object)
    def _point(self, claim: Claim | None) -> None:
        if claim is not None:
            self._show(claim)

    @Slot(object)
    def _hover(self, claim: Claim | None) -> None:
        """What is under the mouse goes before what the line below explains."""
        self.explained.emit(claim or self._bar.claim)

    def _explain(self, claim: Claim) -> str:
        return tooltip(claim, self._product) if self._product else ""

    @Slot(object, str)
    def _cure(self, claim: Claim, text: str) -> None:
        pressed = self._bar.use.hasFocus()  # the button goes
        if self._editor.replace(claim, text, focus=pressed):
            self._show(None)
            self.cured.emit()

    def _show(self, claim: Claim | None) -> None:
        self._bar.show_claim(claim, self._product, more=len(self._doubtful()) > 1)
        self._editor.point_out(claim)
        self.explained.emit(claim)

    def _cures(self) -> list[tuple[Claim, str]]:
        return [(claim, text) for claim in self._editor.claims() if (text := cure(claim))]

    def _doubtful(self) -> list[Claim]:
        return [claim for claim in self._editor.claims() if claim.status != "supported"]
