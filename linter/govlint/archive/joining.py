"""What the archive stage finds, joined to the outcomes of the files that it is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govlint.archive.absent import absent_agencies
from govlint.archive.outcome import archive_rules
from govlint.archive.stage import archive_findings
from govlint.folding import fold
from govlint.grading import grade

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from govlint.archive.names import Agency
    from govlint.archive.outcome import ArchiveOutcome
    from govlint.archive.record import ArchiveRecord
    from govlint.config import Config
    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome
    from govlint.registry import Registry
    from govlint_grammar.source import Source


_MOST_QUOTED = 80


def joined(
    outcome: FileOutcome, found: ArchiveOutcome, registry: Registry, config: Config, as_of: date
) -> FileOutcome:
    """Return the outcome of a file with what the archive stage found about it.

    Args:
        outcome: what was found in the file alone.
        found: what the archive stage says of it.
        registry: the rules.
        config: the configuration as it counts for the file.
        as_of: the date of the check.
    """
    quoted = [_quoted(finding, outcome.source) for finding in found.diagnostics]
    everything = [*outcome.diagnostics, *grade(quoted, registry, config.severities)]
    ordered = sorted(everything, key=lambda finding: (finding.place.span.start, finding.code))
    codes = {finding.code for finding in ordered}
    follows = {code: registry.rules[code].rule.follows for code in codes}
    both = outcome._replace(
        diagnostics=fold(ordered, follows) if found.diagnostics else outcome.diagnostics,
        not_assessed=tuple(sorted((*outcome.not_assessed, *found.not_assessed))),
        internal=tuple(sorted((*outcome.internal, *found.internal))),
        checked=tuple(sorted((*outcome.checked, *found.checked))),
    )
    remarks = both.source.remarks if both.source else ()
    if not found.diagnostics or not (config.waivers or config.baseline or remarks):
        return both
    from govlint.suppression import suppress  # only where there is something to suppress

    return suppress(both, registry, config, as_of)


def _quoted(finding: Diagnostic, source: Source | None) -> Diagnostic:
    """Return a finding on prose with the words of its place, which a record does not have."""
    place, evidence = finding.place, finding.evidence
    if source is None or evidence.quote or place.table or not place.section:
        return finding
    words = "".join(source.quote(place.span).split())
    quote = words if len(words) <= _MOST_QUOTED else f"{words[:_MOST_QUOTED]}…"
    return finding._replace(evidence=evidence._replace(quote=quote))


def compared(
    checked: Sequence[tuple[FileOutcome, ArchiveRecord | None]],
    registry: Registry,
    config: Config,
    as_of: date,
    *,
    whole: bool,
    listed: bool = False,
) -> list[FileOutcome]:
    """Return outcomes with what the reports say when held against each other.

    Args:
        checked: what was found in each file, with the record of its report; None for a file without one.
        registry: the rules and forms.
        config: the configuration of the archive.
        as_of: the date of the check.
        whole: whether these are all reports of the archive.
        listed: whether every agency of the configuration is to have one among them.

    Returns:
        The outcomes in their order; one of the configuration at the end, if anything is to be said of it.
    """
    unread = [outcome.path for outcome, record in checked if record is None]
    records = (record for _, record in checked if record is not None)
    absent: list[Agency] = []
    found = archive_findings(
        records, config, registry, as_of, whole=whole, unread=unread, absent=absent if listed else None
    )
    outcomes = [
        joined(outcome, found[outcome.path], registry, config.for_file(Path(outcome.path)), as_of)
        if outcome.path in found
        else outcome
        for outcome, _ in checked
    ]
    of_config = of_absent(absent, registry, config, as_of)
    return outcomes if of_config is None else [*outcomes, of_config]


def of_absent(
    absent: Sequence[Agency], registry: Registry, config: Config, as_of: date
) -> FileOutcome | None:
    """Return the outcome of a configuration that lists agencies without a report; None if nothing is said.

    Args:
        absent: those agencies, as `archive_findings` gives them.
        registry: the rules.
        config: the configuration.
        as_of: the date of the check.
    """
    if not absent:
        return None
    outcome = absent_agencies(absent, archive_rules(registry, config), registry, config)
    if outcome is None or not (config.waivers or config.baseline):
        return outcome
    from govlint.suppression import suppress  # as above

    return suppress(outcome, registry, config, as_of)
