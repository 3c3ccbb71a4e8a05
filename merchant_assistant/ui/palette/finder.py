"""Fills the palette: pages and commands at once, products as they are found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.settings import LANGUAGE, THEME, Setting
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.language import in_english, languages, on_language, own_name
from merchant_assistant.ui.palette.box import PaletteBox
from merchant_assistant.ui.palette.entries import Entry, Group, ranked
from merchant_assistant.ui.palette.rows import Heading
from merchant_assistant.ui.rail import key_text
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.ui.desk import Desk

_PRODUCTS = 8


class Finder(QObject):
    """``pages`` gives the pages as commands in the order of the rail."""

    def __init__(
        self, desk: Desk, box: PaletteBox, pages: Callable[[], Sequence[Command]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._box = box
        self._pages = pages
        self._known: list[Entry] = []
        self._products: list[Entry] = []
        self._english: dict[str, str] = {}  # the names of commands by id
        self._typed = ""
        self._search: Handle[Any] | None = None
        box.opened.connect(self.gather)
        box.typed.connect(self._type)
        on_language(self._say)

    @Slot()
    def gather(self) -> None:
        """Ask anew what can be done: what was possible last time may not be now."""
        pages, commands = self._pages(), _once([*self._desk.commands(), *self._everywhere()])
        self._learn_english([*pages, *commands])
        self._known = [self._entry_of(command, "pages") for command in pages]
        self._known += [self._entry_of(command, "commands") for command in commands]
        self._show()

    def gather_more(self) -> None:
        """More can be done while the list is open: what was chosen stays chosen."""
        chosen = self._box.chosen
        self.gather()
        if chosen:
            self._box.keep(chosen)

    def _learn_english(self, commands: Sequence[Command]) -> None:
        """Who learned the program in English, or from a page in English, types English in every language."""
        fresh = [command for command in commands if command.id not in self._english]
        if fresh:
            names = in_english([command.name for command in fresh])
            self._english |= {command.id: name for command, name in zip(fresh, names, strict=True)}

    @Slot(str)
    def _type(self, text: str) -> None:
        self._typed = text.strip()
        if self._search:
            self._search.forget()  # a slow answer must not replace a newer one
            self._search = None
        if self._typed:
            work = partial(_find, self._desk.catalogue, self._typed)
            self._search = self._desk.tasks.start(Task(work, self._found, self._not_found))
        else:
            self._products = []
        self._show()

    def _found(self, products: list[Product]) -> None:
        self._search = None
        self._products = [self._entry_of_product(product) for product in products]
        chosen = self._box.chosen
        self._show()
        if chosen:
            self._box.keep(chosen)

    def _not_found(self, _error: Exception) -> None:
        """A page says why the catalogue cannot be read; here there is just nothing of it."""
        self._found([])

    def _say(self) -> None:
        if self._box.isVisible():
            self.gather_more()

    def _show(self) -> None:
        found = [*ranked(self._known, self._typed), *self._products]
        lines: list[Heading | Entry] = []
        for group, name in self._groups():
            entries = [entry for entry in found if entry.group == group]
            lines += [Heading(name), *entries] if entries else []
        self._box.show_lines(lines, searching=self._search is not None)

    def _groups(self) -> tuple[tuple[Group, str], ...]:
        return (
            ("pages", self.tr("Pages")),
            ("commands", self.tr("Commands")),
            ("products", self.tr("Products")),
        )

    def _entry_of(self, command: Command, group: Group) -> Entry:
        key = key_text(command.key) if command.key else ""
        also = self._english[command.id]
        return Entry(group, command.name(), command.run, command.glyph, key, also=also)

    def _entry_of_product(self, product: Product) -> Entry:
        return Entry(
            "products",
            product.title,
            partial(self._desk.product_asked.emit, product.id),
            "package",
            note=product.sku,
            more=partial(self._desk.draft_asked.emit, product),
        )

    def _everywhere(self) -> list[Command]:
        """What belongs to no page: the language and the look, chosen at once."""
        speak = [
            Command(f"language.{code}", partial(own_name, code), partial(self._set, LANGUAGE, code), glyph="settings")
            for code in languages()
        ]
        return [
            Command("look.light", self._light, partial(self._set, THEME, "light"), glyph="settings"),
            Command("look.dark", self._dark, partial(self._set, THEME, "dark"), glyph="settings"),
            Command("look.system", self._as_system, partial(self._set, THEME, "system"), glyph="settings"),
            *speak,
        ]

    def _set(self, setting: Setting[str], value: str) -> None:
        self._desk.settings.set(setting, value)
        self._desk.tell(Changes(settings=True))

    def _light(self) -> str:
        return self.tr("Light look")

    def _dark(self) -> str:
        return self.tr("Dark look")

    def _as_system(self) -> str:
        return self.tr("Look as the system has it")


def _once(commands: Sequence[Command]) -> list[Command]:
    """Several pages may lead to the same thing; here it stands once."""
    by_name: dict[str, Command] = {}
    for command in commands:
        if command.enabled():
            by_name.setdefault(command.name(), command)
    return list(by_name.values())


def _find(catalogue: Catalogue, typed: str, _progress: Progress, cancel: CancelToken) -> list[Product]:
    cancel.check()
    return catalogue.page(typed, limit=_PRODUCTS)
