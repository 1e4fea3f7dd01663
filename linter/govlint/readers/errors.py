"""Why a file could not be read: the two faults of input that end a file's check."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from govlint.diagnostics import Text


class ReadError(Exception):
    """A file that no text could be had from.

    Attributes:
        code: the code of the rule that reports it.
        reason: what is wrong with the file and what to do, as a message for its user.
    """

    code: ClassVar[str]

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class UnreadableFile(ReadError):  # noqa: N818 - the name of the rule that reports it
    """The file cannot be opened, is damaged or empty, or is of a kind that no reader takes."""

    code = "GL001"


class UnknownEncoding(ReadError):  # noqa: N818 - the name of the rule that reports it
    """The file's bytes are in none of the encodings that the text reader knows."""

    code = "GL002"
