"""The chat template of a model file, rendered in a sandbox.

The template is text from a file we did not write, so it runs where it can reach nothing. What people and catalogues
wrote never passes through it: the template is rendered with placeholders, and the result is given back as a list of
pieces that says which are the template's own and which are content. Only the template's own pieces may hold control
marks; the same characters inside content stay plain text.
"""

from __future__ import annotations

import datetime
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from merchant_assistant.engine.model import Message
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

MAX_TEMPLATE_CHARS = 256 * 1024

# Used where a file brings none: the form that most small instruct models know.
CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a rendered prompt. ``content``: written by a person or a catalogue, to be read as plain text."""

    text: str
    content: bool


class ChatTemplate:
    """One compiled template. Raises :class:`UserFault` ``model_damaged`` where it cannot be used."""

    def __init__(self, source: str) -> None:
        from jinja2 import TemplateError  # noqa: PLC0415 - only the engine needs it
        from jinja2.ext import loopcontrols  # noqa: PLC0415 - see above
        from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - see above

        environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
        environment.globals["raise_exception"] = _refuse
        environment.globals["strftime_now"] = _strftime_now
        try:
            if len(source) > MAX_TEMPLATE_CHARS:
                raise _unusable()
            self._template = environment.from_string(source)
        except (TemplateError, RecursionError) as error:
            raise _unusable() from error

    def render(self, messages: Sequence[Message], bos: str = "", eos: str = "") -> list[Piece]:
        """The prompt for the assistant's next turn; ``bos`` and ``eos`` are the model's marks for begin and end."""
        nonce = secrets.token_hex(8)  # unguessable, so content cannot pose as another message
        marks = [f"⟦{nonce}:{index}⟧" for index in range(len(messages))]
        stand_ins = [{"role": m.role, "content": mark} for m, mark in zip(messages, marks, strict=True)]
        text = self._render(stand_ins, bos, eos)
        contents = dict(zip(marks, (m.content for m in messages), strict=True))
        parts = re.split(f"(⟦{nonce}:[0-9]+⟧)", text)
        if any(mark not in parts for mark in marks):
            raise _unusable()
        return [Piece(contents.get(part, part), part in contents) for part in parts if part]

    def _render(self, messages: list[dict[str, str]], bos: str, eos: str) -> str:
        values = {"messages": messages, "bos_token": bos, "eos_token": eos, "tools": None}
        try:
            return self._template.render(values, add_generation_prompt=True, enable_thinking=False)
        except Exception as error:  # foreign code: it may raise anything
            raise _unusable() from error


def _refuse(message: str) -> str:
    """``raise_exception`` of chat templates: the template does not take this order of roles."""
    raise ValueError(message)


def _strftime_now(form: str) -> str:
    return datetime.datetime.now().astimezone().strftime(form)


def _unusable() -> UserFault:
    return UserFault(
        "model_damaged",
        said("Engine", "The model's own chat template cannot be used."),
        said("Engine", "Choose another model, or fetch this one again (models get)."),
    )
