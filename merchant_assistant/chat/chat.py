"""The chat: conversations about the catalogue, kept from the moment a question is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.chat.answering import Answer, Answerer, Asking, Computes
from merchant_assistant.chat.kept import exact_json
from merchant_assistant.chat.known import Prove
from merchant_assistant.chat.lessons import Lessons
from merchant_assistant.chat.model import Asked, ChatEvent, Conversation, Exact, Feedback, Turn
from merchant_assistant.chat.own_words.asked_back import meant_by
from merchant_assistant.chat.own_words.keeping import OwnWords
from merchant_assistant.chat.present import (
    as_markdown,
    conversation_of,
    title_of,
    title_of_question,
    turn_of,
    without_words,
)
from merchant_assistant.chat.storing import as_of, stored
from merchant_assistant.chat.talking.following import asked_behind, once
from merchant_assistant.chat.talking.talk import courtesy
from merchant_assistant.engine.model import Engine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.files import atomic_write
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.conversations import ConversationRepository, TurnText

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.alike import FindsGoods
    from merchant_assistant.chat.documents import Documents
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.chat.exact.columns.model import Chip, Reply
    from merchant_assistant.storage.database import Database

OnEvent = Callable[[ChatEvent], None]
_CHANGED = Changes(conversations=True)


class Chat:
    """Conversations and their answers. Calls block (answers for seconds): call from a worker thread."""

    def __init__(
        self,
        database: Database,
        catalogue: Catalogue,
        engine: Engine,
        prove: Prove,
        computes: Computes | None = None,
        documents: Documents | None = None,
        goods: FindsGoods | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._conversations = ConversationRepository(database)
        self._lessons = Lessons(database)
        self.words = OwnWords(database, self._holdings)
        self._answerer = Answerer(catalogue, engine, prove, computes, documents, goods, self.words.all)

    def _holdings(self) -> Holdings:
        return self._answerer.holdings()

    def conversations(self, query: str = "", *, limit: int = 200) -> list[Conversation]:
        """Newest first; those whose title or turns have every word of ``query``."""
        return [conversation_of(found) for found in self._conversations.conversations(query, limit)]

    def conversation(self, conversation_id: int) -> Conversation:
        """Raises :class:`UserFault` (``unknown_conversation``)."""
        return conversation_of(self._conversations.conversation(conversation_id))

    def turns(self, conversation_id: int) -> list[Turn]:
        """What is shown, oldest first. Raises :class:`UserFault` (``unknown_conversation``)."""
        return [turn_of(found) for found in self._conversations.turns(conversation_id)]

    def rename(self, conversation_id: int, title: str) -> Changes:
        """A blank title changes nothing. Raises :class:`UserFault` (``unknown_conversation``)."""
        if not title.strip():
            return Changes()
        self._conversations.rename(conversation_id, title_of(title))
        return _CHANGED

    def delete(self, conversation_id: int) -> Changes:
        """Take a conversation away; for a day :meth:`restore` brings it back."""
        self._conversations.delete(conversation_id)
        return _CHANGED

    def restore(self, conversation_id: int) -> Changes:
        """Raises :class:`UserFault` (``unknown_conversation``) where it is gone for good."""
        self._conversations.restore(conversation_id)
        return _CHANGED

    def feedback(self, turns: Sequence[Turn]) -> dict[int, Feedback]:
        """What the person said of these answers, by the number of the turn."""
        return self._lessons.of(turns)

    def judge(self, turn_id: int, feedback: Feedback | None) -> tuple[int | None, Changes]:
        """Keep what the person says of an answer, or that nothing is said any more, as an example.

        Returns what :meth:`unjudge` takes to undo it. Raises :class:`UserFault` (``unknown_turn``).
        """
        answer = turn_of(self._conversations.turn(turn_id))
        return self._lessons.keep(self._question_of(turn_id), answer, feedback), _CHANGED

    def unjudge(self, turn_id: int, before: int | None) -> Changes:
        """Undo :meth:`judge`: what stood ``before`` stands again. Raises :class:`UserFault` (``unknown_turn``)."""
        self._lessons.put_back(turn_of(self._conversations.turn(turn_id)), before)
        return _CHANGED

    def ask(
        self,
        text: str,
        conversation_id: int | None = None,
        *,
        on_event: OnEvent | None = None,
        cancel: CancelToken | None = None,
    ) -> tuple[Turn, Changes]:
        """Save the question, then answer it. ``on_event`` hears in this thread what happens.

        A stopped answer is kept with the state ``stopped``. Raises :class:`UserFault` (``no_question``,
        ``unknown_conversation``, and what the engine raises): the question stays, and with it what the model had said.
        """
        tell = on_event or _ignore
        question = self._begun(text, conversation_id)
        tell(Asked(question))
        return self._answer(question, tell, cancel)

    def ask_whole(self, text: str, conversation_id: int | None = None) -> tuple[Answer, int]:
        """As :meth:`ask`, with all that the answer rests on, and the number of its conversation.

        Raises as :meth:`ask`.
        """
        question = self._begun(text, conversation_id)
        answer = self._answerer.answer(self._asked(question), _ignore, None)
        if answer.fault:
            raise answer.fault
        self._conversations.add(question.conversation_id, stored(question.text, answer, self._catalogue), question.id)
        return replace(answer, as_of=as_of(text, answer, self._catalogue)), question.conversation_id

    def _begun(self, text: str, conversation_id: int | None) -> Turn:
        """The question as it is kept."""
        question = self._conversations.ask(conversation_id, title_of_question(text), _sayable(text))
        self._name_anew(question.conversation_id, text)
        return turn_of(question)

    def _name_anew(self, conversation_id: int, text: str) -> None:
        """A conversation that began with a greeting is called after its first question."""
        if courtesy(self.conversation(conversation_id).title) and not courtesy(text):
            self._conversations.rename(conversation_id, title_of_question(text))

    def ask_once(self, text: str, after: Answer | None = None, *, cancel: CancelToken | None = None) -> Answer:
        """Answer a question that no conversation keeps; ``after``: the answer that it goes on from.

        Raises as :meth:`ask`, and :class:`Cancelled`.
        """
        answer = self._answerer.answer(once(_sayable(text), after), _ignore, cancel)
        if answer.fault:
            raise answer.fault
        if answer.state == "stopped":
            raise Cancelled
        return replace(answer, as_of=as_of(text, answer, self._catalogue))

    def computed(self, text: str, cancel: CancelToken | None = None) -> Reply | None:
        """What is computed of a question by itself, where something is found; no model is asked. From any thread."""
        return self._answerer.computed(text, cancel)

    def prepare(self, cancel: CancelToken | None = None) -> None:
        """Learn of the products what questions need, so that the first one need not wait; for the background.

        Raises :class:`Cancelled`.
        """
        self._answerer.prepare(cancel)

    def read_ahead(self, text: str, cancel: CancelToken | None = None) -> None:
        """While ``text`` is typed the model is loaded and reads what all prompts of its language begin with.

        Where that was read at any time before, this takes a moment. Raises what the engine raises.
        """
        self._answerer.read_ahead(text, cancel)

    def widen(
        self, turn_id: int, chip: Chip, *, on_event: OnEvent | None = None, cancel: CancelToken | None = None
    ) -> tuple[Turn, Changes]:
        """Ask what the exact answer ``turn_id`` answers once more, without the filter of ``chip``, at the end.

        What is typed and not sent stays. Raises :class:`UserFault` (``unknown_turn``).
        """
        from merchant_assistant.chat.exact.answering import without  # noqa: PLC0415 - with its words

        tell = on_event or _ignore
        old = turn_of(self._conversations.turn(turn_id))
        if old.exact is None or chip not in old.exact.reading.chips:
            raise _unknown_turn()
        asks = exact_json(Exact(without(old.exact.reading, chip)))
        text = without_words(chip, old.text)
        question = turn_of(self._conversations.ask(old.conversation_id, "", text, asks))
        tell(Asked(question))
        return self._answer(question, tell, cancel)

    def regenerate(
        self, turn_id: int, *, on_event: OnEvent | None = None, cancel: CancelToken | None = None
    ) -> tuple[Turn, Changes]:
        """Answer the same question again. ``turn_id``: the answer, or a question that was left without one.

        What stood after the question is kept and no longer shown once the new answer is there. Raises as :meth:`ask`.
        """
        return self._answer(self._question_of(turn_id), on_event or _ignore, cancel)

    def resend(
        self, turn_id: int, text: str, *, on_event: OnEvent | None = None, cancel: CancelToken | None = None
    ) -> tuple[Turn, Changes]:
        """Ask an edited question in place of the question ``turn_id``; it and what followed are kept, not shown."""
        tell = on_event or _ignore
        old = self._question_of(turn_id)
        edited = self._conversations.add(old.conversation_id, TurnText("user", _sayable(text)), old.id - 1)
        tell(Asked(turn_of(edited)))
        return self._answer(turn_of(edited), tell, cancel)

    def export(self, conversation_id: int, out: Path) -> None:
        """Write a conversation as Markdown, whole or not at all. Raises the faults of writing files."""
        title = self.conversation(conversation_id).title
        atomic_write(out, as_markdown(title, self.turns(conversation_id)).encode())

    def save_input(self, conversation_id: int | None, text: str) -> None:
        """Keep what is typed and not sent (``None``: for a new conversation); it survives whatever happens."""
        self._conversations.save_unsent(conversation_id, text)

    def unsent(self, conversation_id: int | None) -> str:
        """What was typed there and not sent."""
        return self._conversations.unsent(conversation_id)

    def _answer(self, question: Turn, tell: OnEvent, cancel: CancelToken | None) -> tuple[Turn, Changes]:
        answer = self._answerer.answer(self._asked(question), tell, cancel)
        after = [turn for turn in self.turns(question.conversation_id) if turn.id > question.id]
        if after and (answer.fault or not answer.text):  # what stands there is better than a broken answer
            return _or_raise(answer, after[0], Changes())
        if answer.fault and not answer.text:
            raise answer.fault
        saved = self._conversations.add(
            question.conversation_id, stored(question.text, answer, self._catalogue), question.id
        )
        return _or_raise(answer, turn_of(saved), _CHANGED)

    def _asked(self, question: Turn) -> Asking:
        before = [turn for turn in self.turns(question.conversation_id) if turn.id < question.id]
        question, before = meant_by(question, before, self.words)
        return asked_behind(question, before, self._answerer.left_by)

    def _question_of(self, turn_id: int) -> Turn:
        """The question that the turn asks or answers."""
        turn = turn_of(self._conversations.turn(turn_id))
        questions = [t for t in self.turns(turn.conversation_id) if t.role == "user" and t.id <= turn.id]
        if not questions:
            raise _unknown_turn()
        return questions[-1]


def _sayable(text: str) -> str:
    if not text.strip():
        raise UserFault("no_question", said("Chat", "There is no question yet."), said("Chat", "Type one first."))
    return text.strip()


def _unknown_turn() -> UserFault:
    return UserFault(
        "unknown_turn",
        said("Chat", "This message is no longer there."),
        said("Chat", "Open the conversation again."),
    )


def _or_raise(answer: Answer, turn: Turn, changes: Changes) -> tuple[Turn, Changes]:
    if answer.fault:
        raise answer.fault
    return turn, changes


def _ignore(_event: ChatEvent) -> None:
    return None
