"""A server on loopback that speaks OpenAI's API and does what a test tells it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One request; ``server.answers`` says by path what to do with it."""

    server: TeamServer
    protocol_version = "HTTP/1.1"
    body: Any = None

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append(self.body)
        self._answer()

    def _answer(self) -> None:
        self.server.seen.append((self.command, self.path, dict(self.headers)))
        answer = self.server.answers.get(self.path, lambda handler: handler.whole(404, {"error": "no such place"}))
        answer(self)

    def whole(self, status: int, content: object, **headers: str) -> None:
        """An answer in one piece; ``content``: JSON, or text as it is."""
        text = content if isinstance(content, str) else json.dumps(content)
        self.send_response(status)
        for name, value in {"content-type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def begin(self, kind: str = "text/event-stream") -> None:
        """The head of a stream; its end is the end of the connection."""
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("connection", "close")
        self.end_headers()

    def event(self, content: object) -> None:
        self.wfile.write(b"data: " + (content if isinstance(content, str) else json.dumps(content)).encode() + b"\n\n")
        self.wfile.flush()

    def piece(self, text: str, finish: str | None = None) -> None:
        self.event({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]})

    def text(self, *pieces: str) -> None:
        """A good answer."""
        self.begin()
        for piece in pieces:
            self.piece(piece)
        self.piece("", "stop")
        self.event({"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": len(pieces)}})
        self.event("[DONE]")

    def log_message(self, format: str, *_arguments: object) -> None:
        """Standard error stays clean."""


class TeamServer(ThreadingHTTPServer):
    """``answers`` by path; ``seen`` and ``bodies`` of what was asked; ``gate`` holds up who waits for it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {"/v1/models": lambda handler: handler.whole(200, models("other"))}
        self.seen: list[tuple[str, str, dict[str, str]]] = []
        self.bodies: list[Any] = []
        self.gate = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def chat(self, answer: Answer) -> None:
        self.answers["/v1/chat/completions"] = answer

    def handle_error(self, request: object, client_address: object) -> None:
        """Callers that leave are what is tested."""


def models(owner: str) -> dict[str, object]:
    return {"object": "list", "data": [{"id": "small", "object": "model", "owned_by": owner}]}


@contextmanager
def running() -> Iterator[TeamServer]:
    """One that listens."""
    server = TeamServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.gate.set()
        server.shutdown()
        thread.join()
        server.server_close()
