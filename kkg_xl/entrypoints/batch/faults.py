"""What ends a whole run: nothing that a workbook holds, only what this machine lacks."""

from __future__ import annotations

from kkg_xl.domain.text import Message, Text, say

NO_WORKER = Text(
    id="proses pemeriksa tidak dapat dimulai di komputer ini",
    en="no process that checks can be started on this computer",
)
NOT_STORED = Text(
    id="hasil tidak dapat disimpan sementara di cakram: {why}",
    en="results cannot be put on disk for the time being: {why}",
)


class RunFailedError(Exception):
    """A run cannot go on; `message` tells people why."""

    def __init__(self, message: Message) -> None:
        """Take what is told."""
        super().__init__(message.told("en"))
        self.message = message


class NoWorkerError(RunFailedError):
    """Guarded processes cannot be started on this machine."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(say(NO_WORKER))


class StoreError(RunFailedError):
    """Results cannot be put on disk."""

    def __init__(self, why: str) -> None:
        """Say why."""
        super().__init__(say(NOT_STORED, why=why))
        self.why = why
