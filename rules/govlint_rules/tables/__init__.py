"""The tables as a form: which edition they follow, their rows and columns, and what their cells hold."""

from __future__ import annotations

from govlint_rules.tables.altered_label import AlteredLabel
from govlint_rules.tables.balance_note import BalanceNote
from govlint_rules.tables.blank_cell import BlankCell
from govlint_rules.tables.decorated_number import DecoratedNumber
from govlint_rules.tables.extra_row import ExtraRow
from govlint_rules.tables.fee_unit import FeeUnit
from govlint_rules.tables.header_row_value import HeaderRowValue
from govlint_rules.tables.impossible_number import ImpossibleNumber
from govlint_rules.tables.missing_row import MissingRow
from govlint_rules.tables.mixed_editions import MixedEditions
from govlint_rules.tables.not_a_number import NotANumber
from govlint_rules.tables.placeholder_cell import PlaceholderCell
from govlint_rules.tables.row_order import RowOrder
from govlint_rules.tables.wrong_cell_count import WrongCellCount
from govlint_rules.tables.wrong_edition import WrongEdition

RULES = (
    WrongEdition,
    MixedEditions,
    MissingRow,
    ExtraRow,
    RowOrder,
    AlteredLabel,
    BlankCell,
    PlaceholderCell,
    NotANumber,
    ImpossibleNumber,
    DecoratedNumber,
    WrongCellCount,
    BalanceNote,
    FeeUnit,
    HeaderRowValue,
)
