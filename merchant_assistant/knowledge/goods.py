"""Products found by what they mean: a question in one language finds what is called otherwise, or in another one.

Full text and vectors are joined by their ranks. What is merely the nearest of nothing is left out: the vectors of small
models tell kinds apart only roughly, so a product that no word speaks for must be clearly nearer than goods of other
kinds are. Without the model of vectors, full text is all there is.
"""

from __future__ import annotations

import hashlib
import logging
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.model import Product
from merchant_assistant.engine.model import Engine, TextKind
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import has_han, plain, sentences
from merchant_assistant.knowledge.kinds import usual
from merchant_assistant.knowledge.lasting import LastingVectors
from merchant_assistant.storage.product_vectors import ProductVector, ProductVectorRepository

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.knowledge.near_goods import Common, NearGoods
    from merchant_assistant.knowledge.nearest import Matrix
    from merchant_assistant.storage.database import Database

MOST = 200_000  # products: of more, making vectors takes more than half an hour, and 77 MB of memory
DESCRIBED = 5_000  # products: of more, their descriptions' sentences have no vectors: these take eight times as long
_SENTENCES = 8  # of a description
_LINE = 200  # characters of such a sentence
_AT_ONCE = 32  # products whose vectors are made and saved together: a third of a second that others wait
_OPTIONS = 6
_SHORT = 24  # characters of an option that tells a product
_TEXT = 300  # characters
_FLOOR = 0.34  # of what no word speaks for: of 487 kinds that seven shops lack, none was as near (0.337 the next)
_WITH_LINES = " +lines"
_WORD = re.compile(r"[^\W\d_]{2}")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NearProduct:
    """``nearness``: -1 to 1. ``sure``: by its name it is so near that it may be shown though no word says it."""

    id: int
    nearness: float
    sure: bool


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is in memory for one state of the vectors."""

    version: int
    model: str
    goods: NearGoods


class Goods:
    """Vectors of products by the model that ``model_id`` names. Any thread may call it; making and asking block."""

    def __init__(
        self,
        database: Database,
        catalogue: Catalogue,
        engine: Engine,
        model_id: Callable[[], str],
        models: Path | None = None,
    ) -> None:
        """``models``: the folder where vectors that never change are kept; None: made at each start."""
        self._repository = ProductVectorRepository(database)
        self._catalogue = catalogue
        self._engine = engine
        self._model_id = model_id
        self._lasting = LastingVectors(models, engine)
        self._guard = threading.Lock()
        self._common: tuple[str, Common] | None = None
        self._ready: _Ready | None = None

    def index(
        self, progress: Progress = no_progress, cancel: CancelToken | None = None, *, most: int | None = None
    ) -> int:
        """Make the vectors that are missing or outdated; returns how many products were looked at, 0 once all are done.

        To be called in the background, ``most`` products at a time, and stopped any time: what was made stays. Makes
        none for more than :data:`MOST` products. Raises what :meth:`Engine.embed` raises, ``no_embedder`` among it.
        """
        total = self._repository.count()
        if not total or total > MOST:
            return 0
        model, looked, after = self._kind(), 0, 0
        while (most is None or looked < most) and (waiting := self._repository.waiting(model, after, _AT_ONCE)):
            if cancel:
                cancel.check()
            if self._make(model, waiting, cancel):  # else the products changed meanwhile
                after, looked = waiting[-1][0], looked + len(waiting)
                progress(looked, None)
        if looked:
            self._in_common(cancel)  # so that nobody who asks has to wait for it
        return looked

    def limit_passed(self) -> int:
        """How many products may have vectors, where there are more than that; else 0."""
        return MOST if self._repository.count() > MOST else 0

    def nearest(self, text: str, most: int, cancel: CancelToken | None = None) -> list[NearProduct]:
        """The products nearest to what is looked for, the nearest first; none without the model or without vectors.

        ``text``: the words that say what is looked for, without "do you have". Raises ``Cancelled``.
        """
        if not text.strip() or not self._repository.version():
            return []
        try:
            ready = self._current(cancel)
            vector = self._vectors([text], "query", cancel)[0]
        except UserFault as fault:
            _log.info("no products by meaning: %s", fault.code)
            return []
        found = ready.goods.nearest(vector, chinese=has_han(text), most=most)
        return [NearProduct(id, near, called >= _FLOOR) for id, near, called in found]

    def _make(self, model: str, waiting: Sequence[tuple[int, bytes | None]], cancel: CancelToken | None) -> bool:
        """False where nothing was saved, as products changed meanwhile."""
        version = self._repository.products_version()
        described = self._is_described()
        products = self._catalogue.present(id for id, _ in waiting)
        texts = {product.id: [text_of(product), *(lines_of(product) if described else ())] for product in products}
        hashes = {id: _hash("\n".join(lines)) for id, lines in texts.items()}
        changed = [id for id, before in waiting if id in texts and hashes[id] != before]
        vectors = self._packed({id: (hashes[id], texts[id]) for id in changed}, cancel) if changed else []
        unchanged = {id for id, _ in waiting}.difference(changed)
        saved = self._repository.save(model, version, vectors, unchanged)
        if saved:
            self._follow(model, saved, vectors)
        return saved is not None

    def _packed(
        self, texts: Mapping[int, tuple[bytes, Sequence[str]]], cancel: CancelToken | None
    ) -> list[ProductVector]:
        """The vectors of products; ``texts``: by id, the hash and the texts of each."""
        from merchant_assistant.knowledge.nearest import packed  # noqa: PLC0415 - numpy, only where vectors are made

        rows = self._vectors([line for _, lines in texts.values() for line in lines], "passage", cancel)
        vectors, start = [], 0
        for id, (text_hash, lines) in texts.items():
            vectors.append(ProductVector(id, text_hash, packed(rows[start : start + len(lines)])))
            start += len(lines)
        return vectors

    def _follow(self, model: str, saved: tuple[int, int], vectors: Sequence[ProductVector]) -> None:
        """Bring what is in memory to the state just saved, unless it is of another one."""
        before, after = saved
        with self._guard:
            if vectors and self._ready and (self._ready.version, self._ready.model) == (before, model):
                rows = [(each.product_id, each.vector) for each in vectors]
                self._ready = _Ready(after, model, self._ready.goods.with_these(rows))

    def _current(self, cancel: CancelToken | None) -> _Ready:
        from merchant_assistant.knowledge.near_goods import BLOCK, NearGoods  # noqa: PLC0415 - as above

        common = self._in_common(cancel)
        version, model = self._repository.version(), self._kind()
        with self._guard:
            if self._ready is None or (self._ready.version, self._ready.model) != (version, model):
                self._ready = None  # two of them at a time are not needed
                self._ready = _Ready(version, model, NearGoods(self._repository.blocks(model, BLOCK), common))
            return self._ready

    def _in_common(self, cancel: CancelToken | None) -> Common:
        """Made once for a model. Raises what :meth:`Engine.embed` raises."""
        from merchant_assistant.knowledge.near_goods import in_common  # noqa: PLC0415 - as above

        model = self._model_id()
        with self._guard:
            if self._common is None or self._common[0] != model:
                self._common = model, in_common(self._kinds("passage", cancel), self._kinds("query", cancel))
            return self._common[1]

    def _kinds(self, kind: TextKind, cancel: CancelToken | None) -> tuple[Matrix, Matrix]:
        """What the kinds of goods are called, in English and in Chinese."""
        english, chinese = (self._lasting.of(usual(chinese=each), kind, cancel)[1] for each in (False, True))
        return english, chinese

    def _is_described(self) -> bool:
        return self._repository.count() <= DESCRIBED

    def _kind(self) -> str:
        """Under what name vectors are kept: those of descriptions, too, are another kind than those of titles alone."""
        return f"{self._model_id()}{_WITH_LINES if self._is_described() else ''}"

    def _vectors(self, texts: Sequence[str], kind: TextKind, cancel: CancelToken | None) -> Matrix:
        from merchant_assistant.knowledge.nearest import matrix  # noqa: PLC0415 - as above

        answer = self._engine.embed(texts, kind, cancel)
        return matrix(answer.data, answer.dimensions)


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()


def lines_of(product: Product) -> list[str]:
    """What else a product has vectors of: the first sentences of its description, below its title."""
    said = dict.fromkeys(sentences(plain(product.description)[: _SENTENCES * _LINE]))
    return [f"{product.title.strip()}: {line}"[:_TEXT] for line in said if _WORD.search(line)][:_SENTENCES]


def text_of(product: Product) -> str:
    """What a product's vector is made of: title, the last part of its category, brand, some of its options.

    Where the title is but a number, the description says what it is.
    """
    category = product.category.split(",")[0].replace(">", "/").rsplit("/", 1)[-1].strip()
    options = dict.fromkeys(value for variant in product.variants for value in variant.attributes.values())
    short = [value for value in options if len(value) <= _SHORT and "-" not in value][:_OPTIONS]
    named = product.title.strip() if _WORD.search(product.title) else plain(product.description)
    parts = (named, category, product.brand.strip(), ", ".join(short))
    return " · ".join(part for part in parts if part)[:_TEXT]
