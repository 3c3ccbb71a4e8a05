"""For whom things are, in the word that the catalogue has for them: who asks for ladies' shorts means women's."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import audiences, nouns

Called = Callable[[str], int]  # how many products are called so


def in_its_words(text: str, called: Called) -> str:
    """A question with the words for those whom things are for as most names have them; as typed where none has any."""
    for forms in audiences():
        said = re.compile(rf"\b({'|'.join(map(re.escape, forms))})(?P<end>'s|’s|s['’]|['’])?(?![\w-])", re.IGNORECASE)
        if not (found := said.search(text)):
            continue
        typed = found[1].casefold()
        counts = {form: called(form) for form in forms}
        most = max(counts, key=lambda form: counts[form])
        if counts[most] > counts[typed]:
            text = said.sub(partial(_instead, most), text)
    return text


def _instead(form: str, found: re.Match[str]) -> str:
    return form + ("'s" if found["end"] else "")


def people_of(word: str) -> str:
    """The people that a word names, as the first of the words for them; '' for other words."""
    said = {word.casefold(), *key_of(word), *nouns().get(key_of(word), ())}
    return next((forms[0] for forms in audiences() if said & set(forms)), "")
