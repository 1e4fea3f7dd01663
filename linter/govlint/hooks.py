"""The hooks: how a plugin gives rules, forms, formats and more to govlint. This is their manual.

A plugin is a module or object whose functions carry the `hookimpl` marker. Distribute it with an
entry point in the group ``govlint``::

    [project.entry-points.govlint]
    mine = "my_plugin"

or name its file in ``plugins:`` of ``.govlint.yaml`` or after ``--plugin``. The built-in rules come through
this same door. ``govlint plugin new`` makes a plugin, docs/plugins.md is a tutorial. A plugin without a line
of Python names a package folder that holds YAML files alone: each is a pack, a form, a base report,
provisions or a vocabulary, which its topmost keys tell.

What holds for every hook:

- It is called once, when govlint starts, without arguments, after all plugins have been imported and before
  any file is read. Import what is large inside it. A plugin implements the hooks that it needs.
- An implementation may leave out arguments that it does not use, so that arguments may be added later.
  It returns an iterable or is a generator; None counts as nothing.
- An exception, a value of the wrong type, a mistake in a file, or a code, name or id that somebody
  else uses already: the whole plugin is left out, all others are used, the run says so and ends with exit
  code 2. Only a plugin that a configuration or ``--plugin`` names must load, or nothing is checked.
- Hooks, arguments and fields are added in minor versions of `API_VERSION` and taken away in major ones, not
  before a minor version in which implementing them gives a DeprecationWarning (``govlint plugins`` shows it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

from govlint._version import API_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from govlint.formats import Formatter
    from govlint.readers import Reader
    from govlint.rule import Rule

__all__ = [
    "API_VERSION",
    "govlint_bases",
    "govlint_formatters",
    "govlint_forms",
    "govlint_packs",
    "govlint_provisions",
    "govlint_readers",
    "govlint_rules",
    "govlint_vocabulary",
    "hookimpl",
]

PROJECT = "govlint"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def govlint_rules() -> Iterable[type[Rule]]:
    """Return the rule classes of the plugin.

    Called: first of all hooks. The classes are made instances of only to check a report.
    Returns: subclasses of `govlint.api.Rule`, in any order; `govlint.testing.check_rule` says what is wrong
        with one.

    Example::

        @hookimpl
        def govlint_rules():
            from my_plugin.rules import NoMascot
            return [NoMascot]
    """
    return ()


@hookspec
def govlint_packs() -> Iterable[Path]:
    """Return YAML files of rules written as data.

    Called: after forms and provisions of all plugins are known, which packs may refer to.
    Returns: paths of packs; docs/rule-language.md is their manual. Their examples are run when they change.

    Example::

        @hookimpl
        def govlint_packs():
            return [Path(__file__).parent / "harbour.yaml"]
    """
    return ()


@hookspec
def govlint_forms() -> Iterable[Path]:
    """Return editions of the official form, each a YAML file.

    Called: before packs and rules, which may name the edition. Tables of a report are then held against it
        as against the built-in editions, whatever the report's year; it is in force for the years it states.
    Returns: paths of files in the layout of ``govlint_grammar/forms/2021.yaml``. Where the years of two
        editions overlap, the one that began later is in force.

    Example::

        @hookimpl
        def govlint_forms():
            return [Path(__file__).parent / "forms" / "2027.yaml"]
    """
    return ()


@hookspec
def govlint_bases() -> Iterable[Path]:
    """Return base reports, from which examples and cases of an edition are composed.

    Called: with `govlint_forms`. An edition without a base has one made of its form and the narrative of the
        newest built-in base.
    Returns: paths of files in the layout of ``govlint_grammar/bases/2021.yaml``, for editions that the same
        plugin gives.

    Example::

        @hookimpl
        def govlint_bases():
            return [Path(__file__).parent / "bases" / "2027.yaml"]
    """
    return ()


@hookspec
def govlint_provisions() -> Iterable[Path]:
    """Return the provisions that the plugin's rules cite. A pack may hold its own instead.

    Called: before packs and rules, which may cite them.
    Returns: paths of YAML files in the layout of ``govlint_grammar/provisions.yaml``.

    Example::

        @hookimpl
        def govlint_provisions():
            return [Path(__file__).parent / "provisions.yaml"]
    """
    return ()


@hookspec
def govlint_vocabulary() -> Iterable[Path]:
    """Return words that the statement grammar is to know besides its own.

    Called: before the first report. In a run with the plugin the words count for every report, as if they
        stood in the built-in vocabulary.
    Returns: paths of YAML files in the layout of ``govlint_grammar/prose/vocabulary/requests.yaml``: a key is
        a kind and a sense that the grammar knows (``request.full``), below it words, in which ``(x)`` may
        be missing, ``[x|y]`` is either, and ``~`` is a short gap.

    Example::

        @hookimpl
        def govlint_vocabulary():
            return [Path(__file__).parent / "vocabulary.yaml"]
    """
    return ()


@hookspec
def govlint_readers() -> Iterable[Reader]:
    """Return readers of file formats.

    Called: before the first file. A reader is called with the bytes and the name of each file whose suffix it
        takes; for a suffix that a built-in reader takes too, the plugin's goes first.
    Returns: values of `govlint.api.Reader`. Its function gives a `Source` or raises `UnreadableFile`; all
        else that it raises is reported as a crash of the plugin, and the other files go on.

    Example::

        @hookimpl
        def govlint_readers():
            def read(data, name):
                return Source(data.decode("utf-16"), name=name)
            return [Reader(kind="utf16", suffixes=(".u16",), searched=(".u16",), read=read)]
    """
    return ()


@hookspec
def govlint_formatters() -> Iterable[Formatter]:
    """Return output formats, for ``--format`` and ``--output``.

    Called: before the first file. A format's function is called once a run, with all that was found.
    Returns: values of `govlint.api.Formatter`, each of a name that no other format has. If the function
        raises, the findings are shown on standard error instead.

    Example::

        @hookimpl
        def govlint_formatters():
            def lines(run, view):
                for file in run.files:
                    yield f"{file.path}: {len(file.diagnostics)}"
            return [Formatter("counts", Text("每份报告的问题数", "findings a file"), lines)]
    """
    return ()
