"""Functions of plugins that are called while files are read, so that what they raise bears their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.errors import ReadError
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from govlint.plugins import Plugin
    from govlint.readers import Reader


class ReaderCrash(Exception):  # noqa: N818 - named as the crash of a rule is
    """A reader of a plugin that raised something, or gave something else than a source.

    Attributes:
        plugin: the plugin; error: what was raised; module: where the reader was defined.
    """

    def __init__(self, plugin: Plugin, error: BaseException, module: str) -> None:
        super().__init__(str(plugin))
        self.plugin = plugin
        self.error = error
        self.module = module


def guarded_reader(reader: Reader, plugin: Plugin) -> Reader:
    """Return a reader that raises nothing but `ReadError` and `ReaderCrash`."""

    def read(data: bytes, name: str) -> Source:
        try:
            source: object = reader.read(data, name)
            if not isinstance(source, Source):
                message = f"the reader '{reader.kind}' gave {type(source).__name__}, not a Source"
                raise TypeError(message)
        except (KeyboardInterrupt, ReadError):
            raise
        except BaseException as error:
            raise ReaderCrash(plugin, error, getattr(reader.read, "__module__", "")) from error
        return source

    return reader._replace(read=read)
