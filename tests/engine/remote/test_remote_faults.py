"""Whatever a server does: an answer or a fault in plain words, soon; and nobody waits for it who wants to leave."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import pytest

from merchant_assistant.engine.faults import EngineCrashed
from merchant_assistant.engine.model import GenerateRequest, Message
from merchant_assistant.engine.remote import client, patience
from merchant_assistant.engine.remote.engine import RemoteEngine
from merchant_assistant.engine.remote.server import Server, normalised
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault

ASK = GenerateRequest(messages=(Message("user", "Say it."),), max_tokens=20)
PRIVATE = "steel bottle of the secret supplier"


def _fault(engine: RemoteEngine, request: GenerateRequest = ASK) -> UserFault:
    with pytest.raises(UserFault) as caught:
        engine.generate(request)
    assert caught.value.hint
    assert PRIVATE not in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    ("status", "content", "code"),
    [
        (401, {"error": {"message": "Invalid API Key"}}, "server_key"),
        (403, "forbidden", "server_key"),
        (404, {"error": {"message": f"The model `small` does not exist: {PRIVATE}"}}, "server_model"),
        (404, "<html>not found</html>", "server_answer"),
        (400, {"error": {"type": "exceed_context_size_error", "message": PRIVATE}}, "prompt_too_long"),
        (400, {"error": {"message": "This model's maximum context length is 2048 tokens."}}, "prompt_too_long"),
        (413, "", "prompt_too_long"),
        (400, {"error": {"message": f"unknown field {PRIVATE}"}}, "server_refused"),
        (500, {"error": {"message": PRIVATE}}, "server_failed"),
        (502, "<html>bad gateway</html>", "server_failed"),
        (204, "", "server_refused"),
    ],
)
def test_refusals_are_told_apart(team, remote: RemoteEngine, status: int, content: object, code: str) -> None:
    team.chat(lambda handler: handler.whole(status, content))
    assert _fault(remote).code == code


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    engine = RemoteEngine(lambda: Server(normalised(f"http://127.0.0.1:{port}")))
    assert _fault(engine).code == "server_unreachable"
    engine.close()


def test_a_connection_that_is_not_safe(team) -> None:
    engine = RemoteEngine(lambda: Server(normalised(team.address.replace("http:", "https:"))))
    assert _fault(engine).code == "server_not_trusted"
    engine.close()


def test_it_sends_on_to_another_address(team, remote: RemoteEngine) -> None:
    team.chat(lambda handler: handler.whole(307, "", location="http://other.example:81/v1/chat/completions"))
    fault = _fault(remote)
    assert fault.code == "server_moved"
    assert "other.example:81" in fault.message


@pytest.mark.parametrize("location", ["http://[other", "//", "http://user:secret@other.example/", "\x7f"])
def test_it_sends_on_to_no_address(team, remote: RemoteEngine, location: str) -> None:
    team.chat(lambda handler: handler.whole(302, "", location=location))
    fault = _fault(remote)
    assert fault.code in ("server_moved", "engine_crashed")  # the latter: no answer that HTTP knows
    assert "secret" not in fault.message


@pytest.mark.parametrize(
    "answer",
    [
        lambda handler: handler.whole(200, "<html>Welcome to nginx</html>", content_type="text/html"),
        lambda handler: (handler.begin(), handler.event("{not json")),
        lambda handler: (handler.begin(), handler.event({"choices": [{"delta": 7}]})),
        lambda handler: (handler.begin(), handler.wfile.write(b"data: " + b"[" * 100_000 + b"\n\n")),
        lambda handler: handler.whole(200, "data: x", content_type="text/event-stream", content_encoding="gzip"),
    ],
)  # fmt: skip
def test_something_else_answers(team, remote: RemoteEngine, answer: Callable[[object], None]) -> None:
    team.chat(answer)
    assert _fault(remote).code == "server_answer"


def test_a_list_of_models_that_is_none(team, remote: RemoteEngine) -> None:
    team.answers["/v1/models"] = lambda handler: handler.whole(200, ["small"])
    assert _fault(remote).code == "server_answer"


def test_an_answer_without_end_fills_no_memory(team, remote: RemoteEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "MOST_BYTES", 100_000)
    team.chat(lambda handler: (handler.begin(), [handler.wfile.write(b"x" * 1000) for _ in range(1000)]))
    assert _fault(remote).code == "server_answer"


def test_cut_in_the_middle_keeps_what_had_come(team, remote: RemoteEngine) -> None:
    team.chat(lambda handler: (handler.begin(), handler.piece("A steel "), handler.piece("bottle")))
    heard: list[str] = []
    with pytest.raises(EngineCrashed) as cut:
        remote.generate(ASK, heard.append)
    assert cut.value.partial == "".join(heard) == "A steel bottle"
    assert cut.value.code == "engine_crashed"


def test_cut_before_the_first_word_is_asked_once_more(team, remote: RemoteEngine) -> None:
    def first_cut(handler) -> None:
        if len(team.bodies) == 1:
            handler.close_connection = True
        else:
            handler.text("A ", "bottle")

    team.chat(first_cut)
    assert remote.generate(ASK).text == "A bottle"
    team.chat(lambda handler: setattr(handler, "close_connection", True))
    assert isinstance(_fault(remote), EngineCrashed)


def test_busy_is_waited_for(team, remote: RemoteEngine) -> None:
    def busy_twice(handler) -> None:
        if len(team.bodies) <= 2:
            handler.whole(429 if len(team.bodies) == 1 else 503, "busy", retry_after="0")
        else:
            handler.text("Done")

    team.chat(busy_twice)
    assert remote.generate(ASK).text == "Done"


def test_busy_for_long_is_told_at_once(team, remote: RemoteEngine) -> None:
    team.chat(lambda handler: handler.whole(429, "busy", retry_after="3600"))
    assert _fault(remote).code == "server_busy"
    assert len(team.bodies) == 1


def test_a_fault_inside_the_stream(team, remote: RemoteEngine) -> None:
    team.chat(lambda handler: (handler.begin(), handler.event({"error": {"code": 500, "message": PRIVATE}})))
    assert _fault(remote).code == "server_failed"


def test_silence_without_a_sign_of_life_ends(team, remote: RemoteEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    def then_silent(handler) -> None:
        team.answers["/v1/models"] = lambda handler: team.gate.wait()
        handler.begin()
        handler.piece("A")
        team.gate.wait()

    monkeypatch.setattr(patience, "QUIET_S", 0.05)
    monkeypatch.setattr("merchant_assistant.engine.remote.talk.SIGN_S", 0.05)
    team.chat(then_silent)
    assert _fault(remote).code == "server_silent"


def test_silence_is_borne_while_the_server_lives(team, remote: RemoteEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """It reads a long prompt, or others come first."""
    asked = threading.Semaphore(0)

    def living(handler) -> None:
        handler.whole(200, {"data": []})
        asked.release()

    def slow(handler) -> None:
        team.answers["/v1/models"] = living
        for _ in range(2):
            assert asked.acquire(timeout=20)
        handler.text("Done")

    monkeypatch.setattr(patience, "QUIET_S", 0.05)
    team.chat(slow)
    assert remote.generate(ASK).text == "Done"


@pytest.mark.parametrize("begun", [False, True])
def test_leaving_does_not_wait_and_closes_the_connection(team, remote: RemoteEngine, begun: bool) -> None:
    cancel, closed = CancelToken(), threading.Event()

    def hang(handler) -> None:
        if begun:
            handler.begin()
            handler.piece("A")
        else:
            cancel.cancel()  # before any head of an answer
        assert handler.connection.recv(1) == b""  # the other side closes
        closed.set()

    team.chat(hang)
    done = remote.generate(ASK, lambda _text: cancel.cancel(), cancel)
    assert (done.finish_reason, done.text) == ("cancelled", "A" if begun else "")
    assert closed.wait(20)


def test_waiting_for_a_busy_server_can_be_left(team, remote: RemoteEngine) -> None:
    cancel = CancelToken()

    def busy(handler) -> None:
        handler.whole(429, "busy", retry_after="19")
        cancel.cancel()

    team.chat(busy)
    assert remote.generate(ASK, None, cancel).finish_reason == "cancelled"


def test_closing_under_a_request_is_told(team, remote: RemoteEngine) -> None:
    team.chat(lambda handler: (handler.begin(), handler.piece("A"), team.gate.wait()))
    with pytest.raises(UserFault) as fault:
        remote.generate(ASK, lambda _text: remote.close())
    assert fault.value.code == "engine_unavailable"


def test_no_thread_is_left(team, remote: RemoteEngine) -> None:
    team.chat(lambda handler: handler.text("A"))
    remote.generate(ASK)
    remote.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "engine-remote"]
