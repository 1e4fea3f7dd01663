"""Items published, in all and by place of publication; holding people to account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase, Unit

# Two or more examples, 等, and nothing but a general word before the number.
_EXAMPLES = regex(
    r"[、和].*等(?:各类|各种|多类|方面|内容|政府|政务|公开)*(?:信息|文章|内容|稿件)?(?:共计?|合计|总计|累计)?$"
)

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
    if unit.named("publish", "made") and len(unit.kinds["publish"]) == 1 and not unit.has("channel"):
        passage.counted(unit, "", "made")
        return True
    if not _is_publishing(passage, unit):
        return False
    listed = _is_list_of_all(passage, unit)
    foreign = unit.has("stop", "decision", "request", "carry", "account", "charge")
    foreign = foreign or (unit.named("decide", "publish") is not None and not listed)
    foreign = foreign or (unit.named("docverb", "review") is not None and not unit.has("channel", "item"))
    if foreign or (unit.has("doc") and not _in_gazette(passage, unit)):
        passage.last = None
        return True
    if (not listed and _of_one_topic(passage, unit)) or (phrase.has("stop") and not unit.has("publish")):
        passage.last = None
        return True
    channels = channels_of(unit) or _channel_before(passage, unit)
    channel = channels[0] if len(channels) == 1 else None
    start = _start(unit)
    passage.say(ITEMS, value, start, unit.end, channel=channel)
    passage.topic = "published"
    passage.channel = None
    passage.counted(unit, ITEMS, "published")
    return True


def _is_publishing(passage: Passage, unit: Unit) -> bool:
    if unit.has("publish"):
        return unit.has("item", "channel") or passage.topic not in (
            "documents",
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
    return passage.unknown(start, end, unit.words) > 0


def _is_list_of_all(passage: Passage, unit: Unit) -> bool:
    """通知、公告、公示等共59篇: a list of examples with 等 stands for all that was published."""
    number = unit.number
    if number is None or passage.among or not unit.has("publish"):
        return False
    verb = unit.kinds["publish"][-1]
    listed = passage.text[max(verb.end, number.start - _LONGEST_LIST) : number.start]
    return _EXAMPLES.search(listed) is not None and not any(draft.key == ITEMS for draft in passage.drafts)


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
