"""Items published, in all and by place of publication; holding people to account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from decimal import Decimal

    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase, Unit

# Two or more examples, 等, and nothing but a general word before the number.
_EXAMPLES = regex(
    r"[、和].*等(?:各类|各种|多类|方面|内容|政府|政务|公开)*(?:信息|文章|内容|稿件)?(?:共计?|合计|总计|累计)?$"
)

_ALL_CLASSES = regex(r"(?:[各多几]|种|公开|政务|方面|[个大两三四五六七八九十])类$")
# How near the last place of publication 其他 stands.
_NEAR = 8

# A longer list of examples is not looked at.
_LONGEST_LIST = 80

ITEMS = "published.items"
ACCOUNTABILITY = "accountability.cases"


def channels_of(unit: Unit) -> list[str]:
    """Return the places of publication that a unit names."""
    names = unit.names("channel")
    if not names:
        return names
    if "other_any" in names and not {"wechat", "weibo"} & set(names):
        names[names.index("other_any")] = "other"
    particular = [name for name in names if not name.endswith("_any")]
    return list(dict.fromkeys(particular)) or [name.removesuffix("_any") for name in names]


def read_published(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Read a number of items published."""
    value = unit.value
    if value is None or unit.number is None or unit.number.name not in ("item", ""):
        return False
    counter = passage.text[unit.number.start : unit.number.end].lstrip("0123456789,")
    if counter == "次" and not unit.named("item", "plain"):
        return True  # 清单更新3次
    if unit.named("publish", "made") and len(unit.kinds["publish"]) == 1 and not unit.has("channel"):
        passage.counted(unit, "", "made")
        return True
    if not _is_publishing(passage, unit):
        return False
    if _is_running_total(passage, unit, value):
        return True
    listed = _is_list_of_all(passage, unit)
    foreign = unit.has("stop", "decision", "request", "carry", "account", "charge")
    asked = phrase.named("people", "applicant") or phrase.named("receive", "filed")
    foreign = foreign or asked is not None  # 申请人提出7项公开内容
    foreign = foreign or (unit.named("decide", "publish") is not None and not listed)
    foreign = foreign or (unit.named("docverb", "review") is not None and not unit.has("channel", "item"))
    if foreign or (unit.has("doc") and not _in_gazette(passage, unit)):
        passage.last = None
        return True
    if (not listed and _of_one_topic(passage, unit)) or (phrase.has("stop") and not unit.has("publish")):
        passage.last = None
        return True
    channels = channels_of(unit) or _channel_of_total(passage, unit) or _channel_before(passage, unit)
    if _is_other_channel(passage, unit):
        channels = ["other"]
    channel = channels[0] if len(channels) == 1 else None
    start = _start(unit)
    review, publish = unit.named("docverb", "review"), unit.named("publish")
    # 审核发布稿件: not all that was looked over need have come out
    reviewed = review is not None and publish is not None and review.end == publish.start
    passage.say(ITEMS, value, start, unit.end, channel=channel, certain=not reviewed)
    passage.topic = "published"
    passage.channel = None
    passage.counted(unit, ITEMS, "published")
    return True


def _is_running_total(passage: Passage, unit: Unit, value: Decimal) -> bool:
    """Whether a total runs over the years beside the year's: 全年发布120条，累计已发布1540条."""
    if unit.named("sum") is None:
        return False
    sums = [word for word in unit.words if word.kind == "sum"]
    if not any(passage.text[word.start : word.end] == "累计" for word in sums):
        return False
    beside = [draft for draft in passage.drafts if draft.key == ITEMS and draft.end > passage.sentence]
    return bool(beside) and sum(draft.value for draft in beside) != value and not unit.has("channel")


def _channel_of_total(passage: Passage, unit: Unit) -> list[str]:
    """Return the place of a running total, of which this is the year's part: 累计发布9800条，其中本年620条.

    The running total itself is withdrawn.
    """
    last = passage.drafts[-1] if passage.drafts else None
    yearly = unit.named("time", "this") or unit.named("publish", "added") or unit.has("year")
    if last is None or last.key != ITEMS or not passage.among or not yearly or last.part:
        return []
    if "累计" not in passage.text[last.start : last.end]:
        return []
    last.dropped = True
    return [last.channel] if last.channel is not None else []


def _is_other_channel(passage: Passage, unit: Unit) -> bool:
    """Whether 其他 ends a list of places of publication: 政府网站90条、公众号45条、其他12条."""
    number = unit.number
    if number is None or not unit.has("misc") or unit.kinds.keys() - {"misc", "known", "sum"}:
        return False
    last = passage.drafts[-1] if passage.drafts else None
    return last is not None and last.channel is not None and number.start - last.end <= _NEAR


def _is_publishing(passage: Passage, unit: Unit) -> bool:
    if _is_other_channel(passage, unit):
        return True
    if unit.has("publish"):
        return unit.has("item", "channel") or passage.topic not in (
            "documents",
            "foreign",
            "requests",
            "decisions",
            "disputes",
        )
    if unit.has("channel"):
        return unit.has("item") or passage.topic == "published"
    if passage.topic != "published":
        return False
    total = unit.named("sum") is not None and not passage.among
    return total and all(word.kind in ("sum", "known", "time", "item", "self") for word in unit.words)


def _in_gazette(passage: Passage, unit: Unit) -> bool:
    gazette = unit.named("channel", "gazette") is not None or passage.channel == "gazette"
    return gazette and unit.named("doc", "paper", "letters") is not None


def _of_one_topic(passage: Passage, unit: Unit) -> bool:
    """Whether the words between verb and number name a topic, so that the number is only a part."""
    number = unit.number
    if number is None:
        return True
    if unit.named("item", "document") and not unit.named("channel", "gazette"):
        return True
    if _of_a_class(passage, unit):
        return True
    heads = [word for word in unit.words if word.kind in ("publish", "channel")]
    if not heads:
        return unit.named("item", "topic") is not None
    head = heads[-1]
    topics = [word for word in unit.kinds.get("item", ()) if word.name == "topic"]
    if any(word.start >= min(head.start, number.start) for word in topics):
        return True
    start, end = min(head.end, number.end), max(head.start, number.start)
    items = unit.kinds.get("item", [])
    if items:
        end = max(end, items[-1].end) if number.start < items[-1].start else end
    # 公开信息较去年减少15%，为428条: what stands between the clauses is no topic
    start = max(start, passage.text.rfind("，", start, end) + 1)
    return passage.unknown(start, end, unit.words) > 0


def _of_a_class(passage: Passage, unit: Unit) -> bool:
    """Whether items are those of one class of things: 机构类信息12条, but not 各类信息, 政务公开类信息."""
    for word in unit.kinds.get("item", ()):
        if passage.text[word.start - 1 : word.start] == "类" and not _ALL_CLASSES.search(
            passage.text, max(0, word.start - 4), word.start
        ):
            return True
    return False


def _is_list_of_all(passage: Passage, unit: Unit) -> bool:
    """通知、公告、公示等共59篇: a list of examples with 等 stands for all that was published."""
    number = unit.number
    if number is None or passage.among or not unit.has("publish"):
        return False
    verb = unit.kinds["publish"][-1]
    listed = passage.text[max(verb.end, number.start - _LONGEST_LIST) : number.start]
    return (
        "等" in listed
        and _EXAMPLES.search(listed) is not None
        and not any(draft.key == ITEMS for draft in passage.drafts)
    )


def _channel_before(passage: Passage, unit: Unit) -> list[str]:
    """Return the place named just before without a number of its own: 通过微信公众号，发布信息8条."""
    if passage.channel is not None and unit.has("publish"):
        return [passage.channel]
    return []


def _start(unit: Unit) -> int:
    starts = [word.start for word in unit.words if word.kind in ("channel", "publish", "item", "sum")]
    if unit.number is not None:
        starts.append(unit.number.start)
    return min(starts)


def read_accountability(passage: Passage, unit: Unit) -> bool:
    """Read a number of cases in which people were held to account."""
    account = unit.named("account", "cases")
    if account is None or unit.value is None or unit.named("account", "system"):
        return unit.has("account")
    start = min(account.start, unit.number.start if unit.number is not None else account.start)
    passage.say(ACCOUNTABILITY, unit.value, start, unit.end)
    passage.topic = "accountability"
    return True
