"""Wording: slips of the pen, and how things are called and counted."""

from __future__ import annotations

from govlint_rules.wording.conversion_leftover import ConversionLeftover
from govlint_rules.wording.counter_word import CounterWord
from govlint_rules.wording.doubled_word import DoubledWord
from govlint_rules.wording.half_width_punctuation import HalfWidthPunctuation
from govlint_rules.wording.regulation_name import RegulationName
from govlint_rules.wording.repeated_sentence import RepeatedSentence
from govlint_rules.wording.unpaired_punctuation import UnpairedPunctuation

RULES = (
    ConversionLeftover,
    DoubledWord,
    UnpairedPunctuation,
    HalfWidthPunctuation,
    RepeatedSentence,
    RegulationName,
    CounterWord,
)
