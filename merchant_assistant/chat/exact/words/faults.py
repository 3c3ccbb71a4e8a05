"""Why a question is not answered."""

from __future__ import annotations

from merchant_assistant.chat.exact.words.own import MayMean


class Unclear(Exception):  # noqa: N818 - it is no error that a question is not understood
    """Something of the question is not understood. ``declined``: asking back would not help, the data do not say it.

    ``concept``: what no field is there for. ``sure``: nor could any text of a product say it. ``which``: it is asked
    which product is meant. ``meant``: what a word may mean of which that is asked.
    """

    def __init__(
        self,
        text: str,
        *,
        declined: bool = False,
        concept: str = "",
        sure: bool = False,
        which: bool = False,
        meant: MayMean | None = None,
    ) -> None:
        super().__init__(text)
        self.text = text
        self.declined = declined
        self.concept = concept
        self.sure = sure
        self.which = which
        self.meant = meant
