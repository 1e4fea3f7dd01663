"""GL009: there are several reports in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Place, Related, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_MOST_PLACES = 20


class SeveralReports(Rule):
    """There are several reports in one file

    What it checks:
        Whether behind a report another one begins: a title with a year, and below it sections of the
        form, the overview among them, that stood in the file already. Only the first report is
        checked; the finding stands at the title of the second and names the others.

    Basis:
        Practice: each report is published by itself, and each has a year and an agency of its own.

    Why:
        Held together as one, two reports would be accused of headings that stand twice and of
        numbers that differ. And the second one would look checked, though it was not.

    Fails:
        text: |
          云州市青溪区水务局2023年政府信息公开工作年度报告
          一、总体情况
          2023年主动公开政府信息186条。
          五、存在的主要问题及改进情况
          水价政策的图解较少，2024年每项政策均配发图解。
          六、其他需要报告的事项
          2023年未收取信息处理费。
          云州市青溪区水务局2022年政府信息公开工作年度报告
          一、总体情况
          2022年主动公开政府信息151条。
          五、存在的主要问题及改进情况
          公开的栏目较多，2023年合并为三个栏目。
          六、其他需要报告的事项
          2022年未收取信息处理费。

    Passes:
        base: "2021"

    How to mend:
        Save each report as a file of its own, and check each.

    Options:
        None.

    Exceptions:
        A title page that is repeated, a table of contents, last year's title in a sentence or in a
        list of annexes, and tables annexed to a report make no second report.
    """

    page_zh = """一个文件里有几份报告

    检查内容:
        一份报告之后是否又开始了另一份：再次出现带年份的报告标题，其后又有“总体情况”等前面已经写过的部分。
        只检查第一份；在第二份的标题处提示，并列出其余各份。

    依据:
        实际工作要求：年度报告逐份发布，机关和年度各不相同。

    为什么:
        几份报告当作一份来查，会误报标题重复、数字不一致；而后面的报告实际上没有检查，看上去却像查过了。

    不合规示例:
        text: |
          云州市青溪区水务局2023年政府信息公开工作年度报告
          一、总体情况
          2023年主动公开政府信息186条。
          五、存在的主要问题及改进情况
          水价政策的图解较少，2024年每项政策均配发图解。
          六、其他需要报告的事项
          2023年未收取信息处理费。
          云州市青溪区水务局2022年政府信息公开工作年度报告
          一、总体情况
          2022年主动公开政府信息151条。
          五、存在的主要问题及改进情况
          公开的栏目较多，2023年合并为三个栏目。
          六、其他需要报告的事项
          2022年未收取信息处理费。

    合规示例:
        base: "2021"

    如何修改:
        每份报告单独保存为一个文件，分别检查。

    配置项:
        无。

    例外:
        封面标题重复、目录、正文或者附件清单中提到的上年度报告名称、报告后所附的表格，都不算另一份报告。
    """

    code = "GL009"
    name = "several-reports"
    severity = Severity.ERROR
    messages = {
        "default": Text(
            "文件中有 {count} 份报告，此处起是另一份；只检查了第一份，请把每份报告单独保存后分别检查",
            "there are {count} reports in the file, and here another begins; only the first was checked: save"
            " each as a file of its own and check it",
        ),
        "further": Text("又一份报告由此开始", "here a further report begins"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding at the second report's title."""
        if not subject.further:
            return
        second, *others = (
            Place(title.span, (Text(f"第{number}份报告", f"report {number}"),))
            for number, title in enumerate(subject.further, start=2)
        )
        yield self.found(
            second,
            evidence=Evidence(found=str(1 + len(subject.further)), quote=subject.further[0].text),
            related=tuple(Related(place, self.messages["further"]) for place in others[:_MOST_PLACES]),
            count=1 + len(subject.further),
        )
