"""The card that shows a product's facts."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.catalogue.origins import Origins
from merchant_assistant.ui.facts.facts import Fact, groups_of
from merchant_assistant.ui.facts.group import FactsGroup
from merchant_assistant.ui.facts.lit import Lit, light
from merchant_assistant.ui.facts.row import FactRow
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import rule
from merchant_assistant.ui.widgets.labels import ElidedLabel
from merchant_assistant.ui.widgets.tab_order import put_in_order

_GROUPS_AT_ONCE = 24  # of a product with hundreds of variants
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class FactsHead(QFrame):
    """Whose facts they are; its name is the cell of the title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._product: Product | None = None
        self._lit: Lit | None = None
        self.name = ElidedLabel(role="heading")
        self.sku = ElidedLabel(role="caption")
        self.setProperty("kind", "fact")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.sku)
        on_language(self._say)

    def show_product(self, product: Product | None) -> None:
        self._product = product
        self._say()

    def light(self, lit: Lit | None) -> None:
        """Stand out where the title is the cell that proves or contradicts something."""
        self._lit = lit if lit and lit.field == "title" else None
        light(self, self.name.text(), self._lit)

    @Slot()
    def _say(self) -> None:
        product = self._product
        self.name.setText(product.title or product.sku if product else "")
        self.sku.setText(self.tr("{sku}, what your data says").format(sku=product.sku) if product else "")
        light(self, self.name.text(), self._lit)


class FactsPanel(QScrollArea):
    """Labels before, values after, the file and row below each group. Tab leads to one of the values, the arrow keys

    from one to the next, Ctrl+C copies. ``corrected`` carries a fact and what was typed in its place (``editable``).
    ``filled``: the product has other values, or it is another one.
    """

    corrected = Signal(object, str)
    filled = Signal()

    def __init__(self, *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        self.setWidgetResizable(True)
        self.setObjectName("facts")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its values take the keyboard
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.product: Product | None = None
        self._origins: Origins = {}
        self._groups: list[FactsGroup] = []
        self._lit: Lit | None = None
        self._shown = _GROUPS_AT_ONCE
        self._soon = QTimer(self, singleShot=True, interval=0)  # once what was opened has its place
        self._soon.timeout.connect(self._bring_focus_into_sight)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_went)
        on_language(self._say)

    @property
    def rows(self) -> list[FactRow]:
        """All that are shown, from the first to the last."""
        return [row for group in self._groups for row in group.rows]

    def show_product(self, product: Product | None) -> None:
        """Show its facts, or nothing. A value that is being corrected stays so, or is saved where another is shown."""
        if not (product and self.product and product.id == self.product.id):
            for row in self.rows:
                row.end(True)
            self._origins = {}
        self.product, self._shown = product, _GROUPS_AT_ONCE
        self._fill()
        self.filled.emit()

    def show_origins(self, product_id: int, origins: Origins) -> None:
        """Say of each value where it came from; of another product than the one that is shown, nothing."""
        if self.product and self.product.id == product_id:
            self._origins = origins
            for group in self._groups:
                group.show_origins(origins)

    def light(self, lit: Lit | None) -> None:
        """Bring a cell into sight and let it stand out, or (None) none."""
        self._lit = lit
        if row := self._light():
            self.ensureWidgetVisible(row, 0, 8)

    def _light(self) -> FactRow | None:
        lit = self._row_of(self._lit) if self._lit else None
        for row in self.rows:
            if row is lit or row.is_lit:
                row.light(self._lit if row is lit else None)
        return lit

    def _row_of(self, lit: Lit) -> FactRow | None:
        """The row of a cell: its variant's, else the product's own; none where neither is shown."""
        variants = self.product.variants if self.product else ()
        variant = next((variant.id for variant in variants if variant.sku == lit.sku), None)
        there = [row for row in self.rows if row.fact.field == lit.field]
        return next((row for row in there if row.fact.variant_id in (variant, None)), None)

    def take_focus(self) -> None:
        """The keyboard on the first value."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def edit_again(self, fact: Fact, text: str) -> None:
        """What was typed could not be saved: it is still there to be changed."""
        for row in self.rows:
            if (row.fact.field, row.fact.variant_id) == (fact.field, fact.variant_id):
                row.edit_with(text)
                return
        for group in self._groups:
            if group.group.variant_id == fact.variant_id and fact.field in group.group.missing:
                group.add(fact.field, text)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From value to value."""
        step = _STEPS.get(Qt.Key(event.key()))
        rows = self.rows
        here = next((place for place, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or here is None:
            event.ignore()  # somebody above may want it
            return
        rows[max(0, min(here + step, len(rows) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot("QWidget*", "QWidget*")
    def _focus_went(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._soon.start()

    @Slot()
    def _bring_focus_into_sight(self) -> None:
        """Qt does so for Tab inside the area, not for a way in from elsewhere, nor for an editor that opens."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            row = next((row for row in self.rows if row.isAncestorOf(focus)), None)
            self.ensureWidgetVisible(row or focus, 0, 8)  # of an editor alone, Qt would show the caret's line

    def _fill(self) -> None:
        unfinished = [(row.fact, row.editor.toPlainText()) for row in self.rows if row.editor]
        for row in self.rows:
            row.end(False)
        self._build()
        for fact, text in unfinished:
            self.edit_again(fact, text)

    def _build(self) -> None:
        place = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        scrolled = self.verticalScrollBar().value()
        self._groups = []
        canvas = QWidget()
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        if self.product:
            self._add_groups(column, self.product)
        column.addStretch(1)  # a few facts stand together at the top
        self.setWidget(canvas)
        canvas.setAutoFillBackground(False)
        self._light()
        rows = self.rows
        for row in rows[1:]:
            row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        put_in_order(self, [*rows[:1], *canvas.findChildren(Button)])
        if place is not None and place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.verticalScrollBar().setValue(scrolled)

    def _add_groups(self, column: QVBoxLayout, product: Product) -> None:
        for number, facts in enumerate(islice(groups_of(product, titled=self._editable), self._shown)):
            if number:
                column.addSpacing(4)
                column.addWidget(rule())
            group = FactsGroup(facts, editable=self._editable)
            group.corrected.connect(self.corrected)
            group.show_origins(self._origins)
            self._groups.append(group)
            column.addWidget(group)
        hidden = len(product.variants) + 1 - self._shown
        if hidden > 0:
            more = Button(self.tr("Show %Ln more variant(s)", "", min(hidden, _GROUPS_AT_ONCE)), "link")
            more.clicked.connect(self._show_more)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    @Slot()
    def _show_more(self) -> None:
        last = self.rows[-1]
        last.setFocus()  # the button goes; the keyboard stays where the new ones begin
        self._shown += _GROUPS_AT_ONCE
        self._fill()

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(self.tr("What your data says"))
        self._fill()
