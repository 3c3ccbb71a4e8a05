"""The prompt of one answer, from ``resources/prompts``: rules, an example, what was said lately, data and question."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from string import Template
from typing import TYPE_CHECKING, Protocol

from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.model import LeftOut
from merchant_assistant.chat.thread import Facts, Told, stands_alone, told_with
from merchant_assistant.engine.model import Message, Role
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import Language

if TYPE_CHECKING:
    from merchant_assistant.chat.model import Turn

Counter = Callable[[Sequence[Message]], int]
Tell = Callable[[str, Sequence[int], Collection[str]], Facts]
"""What is told for a question, of the products with these ids, where some lines were told before."""
_MARKS = 32  # at most so many tokens of a template around each message
_SECTION = re.compile(r"^# (\w[\w ]*)\n", re.MULTILINE)
_ROLES: tuple[Role, ...] = ("user", "assistant")
_EARLIER = 400  # characters of an earlier turn: enough to know what "it" is
_REMEMBERED = 4  # turns that the model is told again


class Said(Protocol):
    """A turn of the conversation, or a message."""

    @property
    def role(self) -> Role: ...
    @property
    def text(self) -> str: ...


def needed(question: str, facts: Facts, turns: Sequence[Said]) -> list[Message]:
    """The last turns, as the model is told them before the facts; none where the question is clear without them."""
    return [] if stands_alone(question, facts) else lately(turns)


def lately(turns: Sequence[Said]) -> list[Message]:
    """The last turns."""
    return [Message(role=turn.role, content=_shortened(turn.text)) for turn in turns[-_REMEMBERED:]]


def go_on(
    question: str,
    tell: Tell,
    told: Told,
    products: Sequence[int],
    turns: Sequence[Turn],
    language: Language,
    room: int,
    count: Counter,
) -> tuple[Message, ...] | None:
    """The prompt that came with the turn ``told``, then what was said since, then the question about ``products``.

    With each question stand the facts that it needs and nobody told before. None where that does not fit into ``room``.
    """
    asked, facts = turns[told.place].text, tell(turns[told.place].text, told.products, ())
    known = {line for lines in facts for line in lines}
    prompt = list(_prompt(asked, facts, needed(asked, facts, turns[: told.place]), language))
    for place, turn in enumerate(turns[told.place + 1 :], told.place + 1):
        about = told_with(turns, place)
        content = (
            _with_new(turn.text, tell(turn.text, about, known), known, language) if about else _shortened(turn.text)
        )
        prompt.append(Message(role=turn.role, content=content))
    prompt.append(Message(role="user", content=_with_new(question, tell(question, products, known), known, language)))
    return tuple(prompt) if _fits(prompt, room, count) else None


def _with_new(question: str, facts: Facts, known: set[str], language: Language) -> str:
    """The question behind those of its facts that are not ``known``, which they are then."""
    new = [(lines[0], *fresh) for lines in facts if (fresh := [line for line in lines[1:] if line not in known])]
    known.update(line for lines in new for line in lines)
    return _prompt(question, new, (), language)[-1].content if new else question


def build_prompt(
    question: str, facts: Facts, earlier: Sequence[Message], language: Language, room: int, count: Counter
) -> tuple[Message, ...]:
    """The fullest prompt of at most ``room`` tokens, as ``count`` counts them.

    The oldest turns give way first, then lines of the last product, down to the bare question; a question that is too
    long by itself is left to the engine to refuse.
    """
    turns, kept = list(earlier), [list(lines) for lines in facts]
    while True:
        prompt = _prompt(question, kept, turns, language)
        if _fits(prompt, room, count) or not _give_way(turns, kept):
            return prompt


def left_out(prompt: Sequence[Message], turns: Sequence[Said], facts: Facts) -> LeftOut:
    """What found no room in a prompt: of the turns that the model is told again, and of the lines for the question."""
    told = [message.content for message in prompt]
    unsaid = sum(not any(_shortened(turn.text) in content for content in told) for turn in turns[-_REMEMBERED:])
    lines = sum(not any(line in content for content in told) for lines in facts for line in lines)
    return LeftOut(unsaid, lines)


def _fits(prompt: Sequence[Message], room: int, count: Counter) -> bool:
    """Counted exactly only where it may be too long: asking the model for it takes its time while it is busy."""
    at_most = sum(len(message.content.encode()) + _MARKS for message in prompt)  # no word of a model is empty
    return at_most <= room or count(prompt) <= room


def _give_way(turns: list[Message], kept: list[list[str]]) -> bool:
    """Make the prompt smaller by the least needful part; False where nothing is left to give."""
    if turns:
        del turns[: 2 if len(turns) > 1 else 1]
        return True
    if not kept:
        return False
    if len(kept[-1]) > 1:
        del kept[-1][max(1, len(kept[-1]) * 2 // 3) :]
    else:
        kept.pop()
    return True


def _prompt(question: str, facts: Facts, earlier: Sequence[Message], language: Language) -> tuple[Message, ...]:
    values = {
        "not_said": tongue(language).replies["not_said"],
        "facts": "\n\n".join("\n".join(lines) for lines in facts),
        "question": question,
    }
    parts = [(heading, Template(body).substitute(values)) for heading, body in sections(f"chat.{language}")]
    system = [Message(role="system", content=body) for heading, body in parts if heading == "system"]
    example = [
        Message(role=role, content=body) for heading, body in parts for role in _ROLES if heading == f"example {role}"
    ]
    asked = [Message(role="user", content=body) for heading, body in parts if heading == "user"]
    return (*system, *example, *earlier, *asked)


def beginning(language: Language) -> tuple[Message, ...]:
    """The messages that every prompt of the language begins with."""
    return _prompt("", (), (), language)[:-1]


@cache
def sections(name: str) -> tuple[tuple[str, str], ...]:
    """Heading and body of each section of a prompt file, in order."""
    pieces = _SECTION.split(resource("prompts", f"{name}.md").read_text(encoding="utf-8"))[1:]
    return tuple((heading, body.strip()) for heading, body in zip(pieces[::2], pieces[1::2], strict=True))


def _shortened(text: str) -> str:
    return text if len(text) <= _EARLIER else text[: _EARLIER - 1] + "…"
