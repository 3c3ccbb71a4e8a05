"""The sentences of a model's card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from merchant_assistant.ui.models.words import ModelWords, rounded
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.words import size

if TYPE_CHECKING:
    from merchant_assistant.ui.models.view import ModelView


class CardWords(QObject):
    """Says what a :class:`ModelView` holds, in the language of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models = ModelWords(self)

    def state(self, view: ModelView) -> tuple[str, Tone]:
        """Words and tone of the chip."""
        if view.set_aside:
            return self.tr("Set aside"), "bad"
        if view.finds and view.ready:
            return self.tr("Finds your texts"), "good"
        return self._models.state(view.model, writes=view.writes)

    def purpose(self, view: ModelView) -> str:
        return self._models.purpose(view.model)

    def facts(self, view: ModelView) -> str:
        """Languages, size and memory, in one line."""
        words, model = self._models, view.model
        parts = [] if view.finds else [words.languages(model)]
        return " · ".join([*parts, words.disk(model), words.needs(view.needs, view.fits)])

    def speed(self, view: ModelView) -> str:
        """How fast it was measured to be here; empty where nothing is known, or it is being found out."""
        if view.measuring or view.finds or not view.ready:
            return ""
        parts = []
        if view.speed:
            parts.append(self._models.speed(view.speed))
        if view.drafts_an_hour:
            parts.append(self.tr("about %Ln draft(s) an hour", "", rounded(view.drafts_an_hour)))
        if view.speed and view.speed.busy:
            parts.append(self.tr("measured while this PC was busy"))
        if parts:
            return self.tr("On this PC: {speeds}").format(speeds=" · ".join(parts))
        untold = view.writes and not view.set_aside
        return self.tr("How fast it is on this PC was not measured yet.") if untold else ""

    def measure(self, view: ModelView) -> str:
        """What its button says."""
        return self.tr("Measure again") if view.speed else self.tr("Measure")

    def note(self, view: ModelView) -> str:
        """What a person should care about; empty where all is well."""
        model = view.model
        if model.state == "damaged":
            return self.tr("Its file is not what it should be, so it is not used.")
        if view.set_aside:
            return self.tr("It stopped unexpectedly each time it was loaded, so it is not loaded any more.")
        if view.instead:
            return self._instead(view)
        if model.part and model.state == "absent" and not view.busy:
            return self._models.part(model)
        return ""

    def _instead(self, view: ModelView) -> str:
        if view.why == "slow":
            text = self.tr("Slow on this PC: it writes slower than one reads. Take {model} instead.")
        else:
            text = self.tr("Too large for this PC. Take {model} instead.")
        return text.format(model=view.instead)

    def progress(self, view: ModelView) -> str:
        """How far what is done with it is; empty where that says it itself."""
        if view.fetch:
            return self._models.progress(view.fetch, waits=view.waits)
        return self.tr("Measuring this PC …") if view.measuring else ""

    def question(self, view: ModelView) -> str:
        """Before it is removed."""
        if view.model.own:
            text = self.tr("Remove {model}? The file that you added it from stays where it is.")
        elif view.finds:
            text = self.tr("Remove {model}? Searching by meaning ends with it. It can be fetched again.")
        elif view.in_use:
            text = self.tr("Remove {model}? It is the one that writes your texts. It can be fetched again.")
        else:
            text = self.tr("Remove {model}? It can be fetched again.")
        return text.format(model=view.model.name)

    def get(self, view: ModelView) -> str:
        """What the button that fetches says."""
        if view.here:
            return self.tr("Get it again")
        return self.tr("Go on") if view.model.part else self.tr("Get it ({size})").format(size=size(view.model.bytes))

    def stop(self, view: ModelView) -> str:
        """A fetch goes on later where it was; the rest begins anew."""
        return self.tr("Pause") if view.fetch else self.tr("Stop")
