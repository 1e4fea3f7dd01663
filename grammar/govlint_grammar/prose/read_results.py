"""Results of requests: classes and rows of table 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase, Unit
    from govlint_grammar.prose.words import Word

CLASSES = ("granted", "partly_granted", "refused", "unavailable", "declined", "closed")
_GIVEN = {"requests.granted", "requests.partly_granted"}
OTHER_ROW = "requests.closed.other"
NOT_HELD = "requests.unavailable.not_held"


class Grounds:
    """What a stretch of words says about the result of a request.

    Attributes:
        classes: the classes named, as keys.
        rows: the rows named, as keys.
        foreign: whether it says that the thing was no government information.
        unsure: whether a word fits no one class.
        withdrawn: whether the applicant withdrew.
    """

    __slots__ = ("classes", "foreign", "rows", "start", "unsure", "withdrawn")

    def __init__(self, words: list[Word]) -> None:
        self.classes: list[str] = []
        self.rows: list[str] = []
        self.foreign = self.unsure = self.withdrawn = False
        self.start = -1
        for word in words:
            if word.kind == "withdraw":
                self.withdrawn = True
            elif word.kind != "result":
                continue
            elif word.name == "foreign":
                self.foreign = True
            elif word.name in ("unsure", "no_longer"):
                self.unsure = True
            elif word.name == "told":  # beside its ground (不属于本机关负责公开、已告知…) it is no second one
                self.rows += [] if NOT_HELD in self.rows else [NOT_HELD]
            else:
                kept = self.classes if word.name in CLASSES else self.rows
                kept.append(f"requests.{word.name}")
            self.start = word.start if self.start < 0 else self.start

    def row_keys(self) -> list[str]:
        """Return the rows, each once."""
        return list(dict.fromkeys(self.rows))

    def class_keys(self) -> list[str]:
        """Return the classes, each once."""
        return list(dict.fromkeys(self.classes))


def read_result(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Read a number of requests that ended in one way."""
    value = unit.value
    if value is None or unit.number is None:
        return False
    grounds = Grounds(unit.words)
    if _of_papers(passage, unit, grounds):
        return True
    if grounds.foreign or (grounds.rows and unit.named("docverb", "review") and not unit.has("request")):
        return True  # 行政执法案卷评查2次
    start = min(grounds.start, unit.number.start) if grounds.start >= 0 else unit.number.start
    if unit.named("rest") and unit.before and not phrase.mark:
        start = unit.start
    shared = unit.has("each", "all") or value == 0
    if any(word.name == "no_longer" for word in unit.kinds.get("result", ())) and not grounds.rows:
        passage.say(OTHER_ROW, value, start, unit.end, certain=False, tag="ended")
    said = say_grounds(passage, grounds, unit, start, shared)
    if said or grounds.unsure:
        if unit.number.name != "person":
            passage.topic = "requests"
        passage.counted(unit, "", "")
        return True
    return False


def _of_papers(passage: Passage, unit: Unit, grounds: Grounds) -> bool:
    """Whether papers are told apart, not requests: 审查单210份，其中不予公开30份."""
    if grounds.rows or not grounds.classes or unit.has("request", "receive", "settle"):
        return False
    turned = unit.named("publish") is not None and "requests.refused" in grounds.classes
    return turned or (passage.topic == "foreign" and passage.among)


def say_grounds(passage: Passage, grounds: Grounds, unit: Unit, start: int, shared: bool) -> bool:
    """Draft what grounds say of a unit's number.

    Returns:
        Whether they name a class or a row at all.
    """
    value = unit.value
    if value is None:
        return False
    rows, classes = grounds.row_keys(), grounds.class_keys()
    certain = _counts_requests(passage, unit, rows, classes)
    if grounds.withdrawn:
        passage.say(OTHER_ROW, value, start, unit.end, certain=False, tag="withdrawn")
        for key in classes:
            passage.say(key, value, start, unit.end)
        return True
    if classes and set(classes) <= _GIVEN:  # 因涉及个人隐私，部分公开3件: the ground is of the part held back
        rows = [row for row in rows if not row.startswith("requests.refused.")]
    if len(rows) > 1 and not shared:
        return True
    if (
        len(rows) == 1
        and grounds.rows.count(rows[0]) > 1
        and rows[0].endswith("not_held")
        and _side_by_side(unit)
    ):
        passage.say(rows[0], value, start, unit.end, certain=False)
        return True
    for key in rows:
        touched = key.startswith("requests.refused.") and not classes and _is_attribute(passage, unit)
        passage.say(key, value, start, unit.end, tag="attribute" if touched else "")
    if len(classes) > 1 and not shared:
        for key in classes:
            passage.say(key, value, start, unit.end, certain=False)
        return True
    for key in classes:
        passage.say(key, value, start, unit.end, certain=certain, tag="class" if rows else "")
    return bool(rows or classes)


def _counts_requests(passage: Passage, unit: Unit, rows: list[str], classes: list[str]) -> bool:
    """Whether it is surely requests that a class is told of, and not items that were looked over."""
    certain = passage.topic != "published" or unit.has("request", "receive") or bool(rows)
    if unit.number is not None and passage.text[unit.number.end - 1] in "条篇" and not rows:
        certain = certain and "申请" in passage.text  # 审核信息300条，不予公开18条
    if unit.has("receive", "settle") and unit.has("request") and not rows and len(classes) == 1:
        # 收到不予公开申请 is odd; 答复予以公开3件 is not.
        certain = certain and not unit.has("receive")
    return certain


def _is_attribute(passage: Passage, unit: Unit) -> bool:
    """Whether the ground only says what requests touch upon: 2件涉及个人隐私的申请."""
    ground, noun = unit.named("result"), unit.named("request")
    if ground is None or noun is None:
        return False
    return passage.text[ground.end : noun.start] in ("的", "的政府信息公开", "的信息公开")


def _side_by_side(unit: Unit) -> bool:
    return sum(word.kind == "result" for word in unit.words) > 1
