"""A customer's message: as an e-mail file or plain text; without what was quoted, greeted and signed."""

from __future__ import annotations

import email.policy
import re
from datetime import UTC
from email import message_from_bytes
from email.headerregistry import BaseHeader
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from pathlib import Path

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.prose import has_han, plain
from merchant_assistant.foundation.said import said
from merchant_assistant.replies.model import Letter, ReplyLanguage
from merchant_assistant.replies.words import LANGUAGES, rules, spoken

LARGEST = 10_000_000  # bytes of an e-mail file; attachments are not read
LONGEST = 20_000  # characters of a message
_HEADER = 2000  # characters of a header: the standard library takes seconds for long ones
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2}")
_WORD = re.compile(r"[^\W\d_]+")


def read_letter(file: Path) -> Letter:
    """An e-mail (``.eml``) or a text file.

    Raises :class:`UserFault` (``message_too_long``, ``no_message``, ``message_unreadable``, and as ``user_faults``).
    """
    with user_faults(file):
        if file.stat().st_size > LARGEST:
            raise _too_long()
        data = file.read_bytes()
    if file.suffix.lower() != ".eml":
        return checked(Letter(data.decode("utf-8-sig", "replace")))
    try:
        return checked(_of_mail(data))
    except RecursionError:  # mails in mails, a thousand deep: made so on purpose
        raise _unreadable(file) from None


def checked(letter: Letter) -> Letter:
    """The letter without white space around it. Raises ``no_message`` and ``message_too_long``."""
    text = letter.text.replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        raise UserFault(
            "no_message",
            said("Replies", "There is no message yet."),
            said("Replies", "Paste what your customer wrote, or drop a text or an e-mail here."),
        )
    if len(text) > LONGEST:
        raise _too_long()
    return Letter(text, letter.sender, letter.subject, letter.received_at)


def own_words(text: str) -> str:
    """What the customer wrote this time: without quoted mails, greeting and signature."""
    pattern = rules().patterns
    kept: list[str] = []
    for line in text.split("\n"):
        if pattern["quoted"].match(line) or line.strip() == "--":
            break
        if kept and any(map(str.strip, kept)) and pattern["closing"].match(line) and len(kept) > 1:
            break
        kept.append(line)
    return _ungreeted("\n".join(kept)).strip()


def signed_by(text: str) -> str:
    """The name under a message, empty where there is none that is surely one."""
    lines = [line.strip() for line in text.split("\n")]
    for number, line in enumerate(lines):
        if rules().patterns["quoted"].match(line):
            return ""
        if number and rules().patterns["closing"].match(line):
            below = next((each for each in lines[number + 1 :] if each), "")
            return below if _NAME.fullmatch(below) or (has_han(below) and 2 <= len(below) <= 4) else ""
    return ""


def language_of_message(text: str) -> ReplyLanguage | None:
    """None where it is none of those that replies are written in."""
    han = sum(map(has_han, text))
    words = _WORD.findall(text.casefold())
    if han * 2 > sum(not has_han(word) for word in words):
        return "zh"
    latin = [word for word in words if not has_han(word)]
    counts = {each: sum(word in _known(each) for word in latin) for each in LANGUAGES if each != "zh"}
    best = max(counts, key=lambda each: counts[each])
    if counts[best]:
        return best
    return "en" if latin and all(word.isascii() for word in latin) else None


def _known(language: ReplyLanguage) -> frozenset[str]:
    return frozenset(spoken(language)["known"].split())


def _ungreeted(text: str) -> str:
    """Without "Hi Anna," in front, also where the message goes on in the same line."""
    if not rules().patterns["greeting"].match(text):
        return text
    head = re.match(r"[^\n,，.!！?？:：]{0,60}[\n,，.!！:：]", text)
    return text[head.end() :] if head else text


def _of_mail(data: bytes) -> Letter:
    mail = message_from_bytes(data, policy=email.policy.default)
    body = mail.get_body(("plain", "html"))
    text = _content(body) if body is not None else ""
    if body is not None and body.get_content_subtype() == "html":
        text = plain(text)
    sender = _header(mail, "from")
    return Letter(text, parseaddr(sender)[1] or sender, _header(mail, "subject"), _sent(mail))


def _content(part: MIMEPart) -> str:
    """The text of a part, whatever it says of its encoding."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        data = part.get_payload(decode=True)
        return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""


def _header(mail: EmailMessage, name: str) -> str:
    return " ".join(str(_parsed(mail, name) or "").split())[:300]


def _sent(mail: EmailMessage) -> str:
    moment = getattr(_parsed(mail, "date"), "datetime", None)
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else ""
    except (ValueError, OverflowError):
        return ""


def _parsed(mail: EmailMessage, name: str) -> BaseHeader | None:
    """A header, its beginning where it is long; None where there is none, or the parser breaks on it."""
    raw = next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")
    line = "".join(raw.splitlines())[:_HEADER]
    try:
        return email.policy.default.header_factory(name, line) if line else None
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError, RecursionError):
        return None


def _too_long() -> UserFault:
    return UserFault(
        "message_too_long",
        said("Replies", "This is too long for a message of a customer."),
        said("Replies", "Paste the part that asks for an answer."),
    )


def _unreadable(file: Path) -> UserFault:
    return UserFault(
        "message_unreadable",
        said("Replies", "“{file}” cannot be read as an e-mail.").format(file=file.name),
        said("Replies", "Open it in your e-mail program, and paste its text here."),
    )
