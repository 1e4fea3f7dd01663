"""What a configuration file may say: its keys, their types, their defaults and what they are for.

Reading, complaints, ``govlint config``, the template of ``govlint init`` and the published JSON Schema all
come from `Settings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias

from govlint.diagnostics import Text
from govlint.typed_fields import DOC

Level: TypeAlias = Literal["error", "warning", "info"]


def _key(zh: str, en: str, default: object = None, *, make: Any = None) -> Any:
    metadata = {DOC: Text(zh, en)}
    if make is not None:
        return field(default_factory=make, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class FileRules:
    """What counts for some files only."""

    ignore: tuple[str, ...] = _key("这些文件不适用的规则", "rules that are left out for these files", ())
    extend_select: tuple[str, ...] = _key(
        "这些文件另外适用的规则", "rules that are added for these files", ()
    )
    severity: Mapping[str, Level] = _key(
        "这些文件中规则的级别", "severities of rules for these files", make=dict
    )


@dataclass(frozen=True)
class AgencyEntry:
    """An agency as a configuration states it."""

    name: str = field(metadata={DOC: Text("机关现在的名称", "the agency's name now")})
    also: tuple[str, ...] = _key("其他名称和简称", "other names and short forms of it", ())
    was: tuple[str, ...] = _key(
        "改名、合并之前的名称", "the names of what it has come from, by renaming or merging", ()
    )
    until: int | None = _key(
        "以原名称编制报告的最后一个年度", "the last report year under the names that it has come from", None
    )
    children: tuple[str, ...] = _key(
        "汇总报告包含的机关", "the agencies whose figures its own reports sum up", ()
    )


@dataclass(frozen=True)
class Archive:
    """How reports are kept."""

    layout: tuple[str, ...] = _key(
        "报告的路径怎样写明机关和年度，如 {year}/{agency}.txt",
        "how agency and year follow from the path of a report, such as {year}/{agency}.txt",
        (),
    )
    agencies: tuple[AgencyEntry, ...] = _key(
        "应当有报告的机关：名称、曾用名、汇总关系",
        "the agencies that are to have reports: their names, what they were, whose reports sum up whose",
        (),
    )


@dataclass(frozen=True)
class WaiverEntry:
    """An exception as a configuration states it."""

    rule: str = field(
        metadata={DOC: Text("规则的代码、代码开头或名称", "code, beginning of codes, or name of a rule")}
    )
    files: tuple[str, ...] = _key("适用的文件", "the files that it is for; all without it", ())
    quote: str | None = _key("问题所在之处的文字含有这些字", "words that stand where the finding is", None)
    cell: str | None = _key(
        "问题所在的单元格，如 requests.received[individual]",
        "the cell that the finding is at, such as requests.received[individual]",
        None,
    )
    reason: str | None = _key("理由", "why", None)
    approver: str | None = _key("批准人", "who approved it", None)
    expires: date | None = _key("有效至哪一天（含当天）", "the last day on which it counts", None)


@dataclass(frozen=True)
class Settings:
    """The keys of ``.govlint.yaml``."""

    root: bool = _key(
        "是否不再向上查找其他配置文件", "whether the search for configurations ends with this file", False
    )
    extends: tuple[str, ...] = _key(
        "先读取的其他配置文件，路径相对于本文件",
        "configurations to start from, relative to this file",
        (),
    )
    lang: Literal["zh", "en"] = _key("消息的语言", "language of messages", "zh")
    select: tuple[str, ...] = _key(
        "只运行这些规则：代码、代码开头、名称", "the only rules to run: codes, beginnings of codes, names", ()
    )
    extend_select: tuple[str, ...] = _key("另外运行的规则", "rules to run besides", ())
    ignore: tuple[str, ...] = _key("不运行的规则", "rules to leave out", ())
    per_file: Mapping[str, FileRules] = _key(
        "只对某些文件的规定，按文件路径", "what counts for some files only, by their paths", make=dict
    )
    severity: Mapping[str, Level] = _key("规则的级别", "severities of rules", make=dict)
    rules: Mapping[str, object] = _key("各条规则的配置项", "options of rules", make=dict)
    fail_on: Literal["error", "warning", "info", "never"] = _key(
        "达到哪一级别时退出码为 1", "the least severity that gives exit code 1", "error"
    )
    fail_on_review: bool = _key(
        "有待复核的问题时退出码是否为 1", "whether findings to review give exit code 1", False
    )
    exclude: tuple[str, ...] = _key(
        "搜索文件夹时跳过的文件（写法同 .gitignore）",
        "files passed over in folders that are searched, in the syntax of .gitignore",
        (),
    )
    force_exclude: bool = _key(
        "指明文件名时是否也跳过", "whether files that are named are passed over too", False
    )
    plugins: tuple[str, ...] = _key("本地插件，路径相对于本文件", "local plugins, relative to this file", ())
    archive: Archive = _key("报告怎样存放", "how reports are kept", make=Archive)
    waivers: tuple[WaiverEntry, ...] = _key("经批准的例外", "approved exceptions", ())
    baseline: str | None = _key(
        "登记已有问题的基线文件，路径相对于本文件",
        "the file of findings that are known already, relative to this file",
        None,
    )
    strict_baseline: bool = _key(
        "基线中有多余的登记时是否算不通过",
        "whether entries of the baseline that are no longer needed make a run fail",
        False,
    )
    cache: bool = _key("是否缓存检查结果", "whether findings are kept between runs", True)
    cache_dir: str | None = _key(
        "缓存文件夹，路径相对于本文件；默认在用户的缓存文件夹中",
        "the folder that they are kept in, relative to this file; by default in the user's cache folder",
        None,
    )
