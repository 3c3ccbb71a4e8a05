"""A model in the words of somebody who sells things: what it is good for, what it needs, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QObject

from merchant_assistant.engine.probe import Fit
from merchant_assistant.engine.speed import words_a_second
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.words import size

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Speed
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.models.fetching import Fetch

_MINUTE_S, _HOUR_S = 60, 3600
_SOON_S = 20

# What the manifests say, marked for translation; a test holds both together.
PURPOSES = (
    QT_TRANSLATE_NOOP("Manifest", "The default: drafts and answers in many languages on an ordinary PC."),
    QT_TRANSLATE_NOOP("Manifest", "A little better than the default, and a little slower; works in many languages."),
    QT_TRANSLATE_NOOP(
        "Manifest",
        "Better texts in many languages, but slower without a graphics card. For PCs with 8 GB of memory or more.",
    ),
    QT_TRANSLATE_NOOP(
        "Manifest",
        "The best texts of this list, but much slower without a graphics card. For PCs with 16 GB of memory or more.",
    ),
    QT_TRANSLATE_NOOP("Manifest", "Finds passages by meaning, in many languages."),
    QT_TRANSLATE_NOOP(
        "Manifest",
        "Finds products and texts by their meaning, in about 100 languages. Very small; it writes nothing.",
    ),
    QT_TRANSLATE_NOOP(
        "Manifest",
        "Very small: for trying things out, for tests and for very old PCs. Its texts are simple and in English only.",
    ),
    QT_TRANSLATE_NOOP("Manifest", "Added by hand."),
)


def rounded(amount: float) -> int:
    """As exact as a measurement is: 85, 410, 3200."""
    whole = max(1, round(amount))
    digits: int = 10 ** max(0, len(str(whole)) - 2)
    return round(whole / digits) * digits


class ModelWords(QObject):
    """Says all that is said of models, in the language of the moment."""

    def purpose(self, model: ModelState) -> str:
        """One sentence on what it is good for."""
        return QCoreApplication.translate("Manifest", model.purpose)

    def state(self, model: ModelState, *, writes: bool) -> tuple[str, Tone]:
        """Words and tone of its chip; no words where there is nothing to say."""
        if model.state == "damaged":
            return self.tr("Damaged"), "bad"
        if model.state == "ready":
            return (self.tr("Writes your texts"), "good") if writes else (self.tr("On this PC"), "neutral")
        return (self.tr("Partly here"), "care") if model.part else ("", "neutral")

    def needs(self, memory: int, how: Fit) -> str:
        """Bytes of memory needed, and how they sit in the memory there is."""
        text = {
            "well": self.tr("Needs {memory} of memory: fits this PC"),
            "tight": self.tr("Needs {memory} of memory: fits this PC while few other programs run"),
            "too_large": self.tr("Needs {memory} of memory: too large for this PC"),
        }[how]
        return text.format(memory=size(memory))

    def languages(self, model: ModelState) -> str:
        """Which languages it writes, the two of this window by name."""
        known = set(model.languages)
        if not known:
            return self.tr("Languages not known")
        if not {"en", "zh"} <= known:
            return self.tr("English only") if known == {"en"} else self.tr("%Ln language(s)", "", len(known))
        if known == {"en", "zh"}:
            return self.tr("English and Chinese")
        return self.tr("English, Chinese and %Ln more language(s)", "", len(known) - 2)

    def disk(self, model: ModelState) -> str:
        return self.tr("{size} on the disk").format(size=size(model.bytes))

    def speed(self, speed: Speed) -> str:
        """As measured here, in the units of the person's language."""
        words = max(1, round(words_a_second(speed, QLocale().name().replace("_", "-"))))
        return self.tr("about %Ln word(s) a second", "", words)

    def drafts(self, seconds: float) -> str:
        """How long its drafts took here: measured, never guessed."""
        return self.tr("Its drafts took about {time} each on this PC").format(time=self.time(seconds))

    def progress(self, fetch: Fetch, *, waits: bool) -> str:
        """How far a fetch is, as fast as it was seen to be."""
        if fetch.stopping:
            return self.tr("Pausing …")
        if waits:
            return self.tr("Waits until the other one is here")
        if fetch.checking:
            return self.tr("All of it is here and is being checked")
        done = self.tr("{done} of {total}").format(done=size(fetch.done), total=size(fetch.model.bytes))
        parts = [done]
        if fetch.speed:
            parts.append(self.tr("{size} a second").format(size=size(fetch.speed)))
        if fetch.left:
            parts.append(self.tr("about {time} left").format(time=self.time(fetch.left)))
        return " · ".join(parts)

    def part(self, model: ModelState) -> str:
        """What an unfinished fetch left."""
        return self.tr("{done} of {total} are here already").format(done=size(model.part), total=size(model.bytes))

    def time(self, seconds: float) -> str:
        """Rounded as one rounds when one does not know exactly."""
        if seconds < _SOON_S:
            return self.tr("%Ln second(s)", "", max(1, round(seconds)))
        if seconds < 1.5 * _MINUTE_S:
            return self.tr("%Ln second(s)", "", round(seconds / 10) * 10)
        if seconds < 1.5 * _HOUR_S:
            return self.tr("%Ln minute(s)", "", round(seconds / _MINUTE_S))
        return self.tr("%Ln hour(s)", "", round(seconds / _HOUR_S))
