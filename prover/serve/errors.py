"""Errors as the OpenAI interface words them: a status and one object with a message."""

from __future__ import annotations

from fastapi.responses import JSONResponse


class Refused(Exception):
    """A request that is answered with an error; `kind` is the interface's name for it."""

    def __init__(self, status: int, kind: str, message: str) -> None:
        super().__init__(message)
        self.status, self.kind, self.message = status, kind, message

    def answer(self) -> JSONResponse:
        """The answer to send."""
        error = {"message": self.message, "type": self.kind, "param": None, "code": self.status}
        headers = {"Retry-After": "1"} if self.status in (429, 503) else {}
        return JSONResponse({"error": error}, self.status, headers)


def invalid(message: str) -> Refused:
    """A request that can never be served."""
    return Refused(400, "invalid_request_error", message)
