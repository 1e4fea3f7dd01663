"""The structure of a report: title, sections and aspects."""

from __future__ import annotations

from govlint_rules.structure.agency_name_varies import AgencyNameVaries
from govlint_rules.structure.aspect_number import AspectNumber
from govlint_rules.structure.duplicate_section import DuplicateSection
from govlint_rules.structure.empty_aspect import EmptyAspect
from govlint_rules.structure.empty_section import EmptySection
from govlint_rules.structure.extra_section import ExtraSection
from govlint_rules.structure.missing_aspect import MissingAspect
from govlint_rules.structure.missing_section import MissingSection
from govlint_rules.structure.preface_mismatch import PrefaceMismatch
from govlint_rules.structure.section_number import SectionNumber
from govlint_rules.structure.section_order import SectionOrder
from govlint_rules.structure.title_incomplete import TitleIncomplete

RULES = (
    TitleIncomplete,
    MissingSection,
    SectionOrder,
    SectionNumber,
    DuplicateSection,
    ExtraSection,
    EmptySection,
    MissingAspect,
    AspectNumber,
    EmptyAspect,
    PrefaceMismatch,
    AgencyNameVaries,
)
