"""Numbers as reports write them: ASCII and full-width digits, thousands separators, Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")

HAN_DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    **{digit: value for value, digit in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
}
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}

# Enough for any count in a report; a longer run is not a number but a list of digits.
_LONGEST = 20


def read_digits(text: str) -> Decimal:
    """Return the number that digits with or without thousands separators stand for.

    Args:
        text: ``1,206``, ``2.05``, ``０``; nothing else than digits, commas and a point.
    """
    return Decimal(text.replace(",", "").replace("，", ""))


def read_han(text: str) -> int | None:
    """Return the number that a Chinese numeral stands for, or None if it stands for none.

    Reads place values (一百零五, 两千零五, 一万二, 三百五) and plain rows of digits (二〇二三).
    """
    if not text or len(text) > _LONGEST:
        return None
    if all(char in HAN_DIGITS for char in text):
        return int("".join(str(HAN_DIGITS[char]) for char in text)) if len(text) != 2 else _row_of_two(text)
    head, ten_thousand, tail = text.partition("万")
    if not ten_thousand:
        return _below_ten_thousand(text)
    high = _below_ten_thousand(head)
    if high is None or high == 0:
        return None
    if len(tail) == 1 and tail in HAN_DIGITS:
        return high * 10_000 + HAN_DIGITS[tail] * 1000
    low = _below_ten_thousand(tail) if tail else 0
    return None if low is None else high * 10_000 + low


def _row_of_two(text: str) -> int | None:
    """Two digits in a row (三五件) are an estimate, unless one of them is a zero."""
    first, second = HAN_DIGITS[text[0]], HAN_DIGITS[text[1]]
    return first * 10 + second if 0 in (first, second) else None


def _below_ten_thousand(text: str) -> int | None:
    total = 0
    digit: int | None = None
    last_unit = 10_000
    for char in text:
        unit = _HAN_UNITS.get(char)
        if unit is None:
            value = HAN_DIGITS.get(char)
            if value is None or (digit is not None and digit != 0):
                return None
            digit = value
        elif unit >= last_unit or (digit is None and unit != 10) or digit == 0:
            return None
        else:
            total += (1 if digit is None else digit) * unit
            last_unit = unit
            digit = None
    if digit is not None:
        # 三百五 is 350, 三百零五 is 305, 十五 is 15.
        short = last_unit >= 100 and total and digit and "零" not in text and "〇" not in text
        total += digit * (last_unit // 10 if short and last_unit < 10_000 else 1)
    return total
