"""Reports made up for measuring: seeded, of both editions, with and without faults."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_grammar.forms import Form

_PROSE = (
    "全年办结政府信息公开申请的平均用时为{number}天，答复文书均经法制机构审核。",
    "组织科室负责人学习公开制度{number}次，现场解答企业和群众提问{number}个。",
    "门户网站设置专栏{number}个，按月检查链接，发现问题当日更正。",
    "围绕供水、防汛和河道治理编制公开目录，共{number}类，逐类明确责任科室和更新周期。",
    "健全信息发布“三审三校”制度，拟公开的内容由科室初审、办公室复审、分管负责人终审，审核意见随件存档备查。",
    "对照上级公布的目录逐项核对栏目设置，新增、合并子栏目{number}个，并在首页提供分类检索和全文检索两种查询方式。",
    "围绕群众关心的水价调整、管网改造和饮水安全，制作图解、短视频和问答材料{number}份，与政策文件同步发布、相互链接。",
    "开展“走进水厂”开放活动{number}场，邀请居民、学生和企业代表参观取水、制水和检测的全过程，现场征求意见并逐条回复。",
    "落实保密审查责任，明确“先审查、后公开”的程序，涉及个人信息的材料在发布前作去标识化处理。",
    "按季度通报各科室的发布数量、更新时限和差错情况，差错当日更正并说明原因，年终一并纳入考核。",
)
_PLACES = tuple(f"云州市{colour}{place}区" for colour in "青白赤黑黄蓝" for place in "溪山河湖")
_BODIES = ("水务局", "财政局", "教育局", "交通运输局")
_REPLACED = {"label": {"2.重复申请": "2.重复的申请"}, "number": {"五、存在": "5、存在"}}
# A report in four has a fault of one of these kinds.
_FAULTS = ("total", "section", "label", "blank", "number")


def reports(count: int, seed: int = 2023) -> Iterator[str]:
    """Yield so many different reports; the same seed gives the same reports."""
    rng = random.Random(seed)
    forms = {form.edition: form for form in packaged_forms()}
    for _ in range(count):
        edition = rng.choice(("2021", "2021", "2021", "2019"))
        yield base_report(edition, _edits(rng, forms[edition]))


def _edits(rng: random.Random, form: Form) -> Edits:
    figures = _figures(rng, form)
    said = {
        key: "\n".join(
            line.format(number=rng.randrange(2, 40)) for line in rng.sample(_PROSE, rng.randrange(3, 9))
        )
        for key in ("on_request", "management", "platform")
    }
    fault = rng.choice(_FAULTS) if rng.random() < 0.25 else ""
    if fault == "total":
        figures["requests.settled[total]"] = rng.randrange(50, 90)
    return Edits(
        agency=rng.choice(_PLACES) + rng.choice(_BODIES),
        year=rng.choice((2019, 2020)) if form.edition == "2019" else rng.randrange(2021, 2026),
        set=figures,
        say=said,
        drop=("problems",) if fault == "section" else (),
        blank=("disputes.reconsideration.other",) if fault == "blank" else (),
        replace=_REPLACED.get(fault, {}),
    )


def _figures(rng: random.Random, form: Form) -> dict[str, str | int]:
    """Return figures of table 3 that balance."""
    figures: dict[str, str | int] = {}
    table = form.table("requests")
    results = [row.key for block in table.blocks for row in block.rows if row.clazz]
    for column in ("individual", "business", "other"):
        received = rng.randrange(0, 30)
        settled = rng.randrange(0, received + 1)
        figures[f"requests.received[{column}]"] = received
        figures[f"{rng.choice(results)}[{column}]"] = settled
        figures[f"requests.carried_out[{column}]"] = received - settled
    return figures
