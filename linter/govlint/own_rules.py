"""The rules that the machine itself emits about files and plugins; they check no report."""

from __future__ import annotations

from govlint._version import __version__
from govlint.diagnostics import Text
from govlint.exception_rules import ExpiredWaiver, UnusedWaiver
from govlint.lost_workers import WorkerLost
from govlint.machine_rule import MachineRule
from govlint.plugins import Contribution, Plugin


class UnreadableFile(MachineRule):
    """The file cannot be read as a report

    What it checks:
        The file exists and can be opened, is of a kind that a reader takes, and holds words. Scans and
        other pictures hold none: letters in pictures are not recognised. A file that is damaged, asks
        for a password, or asks for more time or memory than any report needs is not read in part.

    Basis:
        None: this is about the file and not about what the report says.

    Why:
        A report that was not read was not checked. A run that passed over it would look clean.

    Fails:
        A file of no bytes; a picture renamed to report.txt; a PDF of scanned pages; a path that does
        not exist.

    Passes:
        The report as text, Word document, web page, or PDF with text.

    How to mend:
        Check the path. Open the file and save it again; in place of a scan take the document that was
        printed. What a format needs to be read (PDF, DOC, WPS, RTF, ODT) is said in the message.

    Options:
        None.

    Exceptions:
        None. The run ends with exit code 2, and the rule cannot be ignored.
    """

    page_zh = """文件无法作为报告读取

    检查内容:
        文件存在、可以打开，属于本工具支持的格式，并且有文字内容。扫描件和其他图片没有文字，本工具不做文字识别。
        文件损坏、设有密码，或者读取所需的时间、内存远超一份报告的，整份不读，不会只读一部分。

    依据:
        无。本条针对文件本身，与报告内容无关。

    为什么:
        没有读到的报告就没有检查。如果悄悄跳过，结果看上去会是“没有问题”。

    不合规示例:
        空文件；把图片改名为report.txt；扫描生成的PDF；路径写错，文件不存在。

    合规示例:
        保存为文本、Word文档、网页或者带文字的PDF的报告。

    如何修改:
        核对文件路径；打开文件重新保存；扫描件请换成打印之前的文档。读取PDF、DOC、WPS、RTF、ODT所需的组件，提示中会写明。

    配置项:
        无。

    例外:
        无。出现本条时退出码为2，且不能忽略。
    """

    code = "GL001"
    name = "unreadable-file"
    messages = {"default": Text("{reason}", "{reason}")}


class UnknownEncoding(MachineRule):
    """The encoding of the file is not known

    What it checks:
        The bytes of a text file are UTF-8, with or without a byte order mark, UTF-16 with one, or
        GB18030 (which includes GBK and GB2312).

    Basis:
        None: this is about the file and not about what the report says.

    Why:
        A wrong guess turns words into other words. What is not known for certain is not read.

    Fails:
        A file in Big5; a file in UTF-16 without a byte order mark.

    Passes:
        The same file saved as UTF-8.

    How to mend:
        Open the file in the editor that wrote it and save it as UTF-8.

    Options:
        None.

    Exceptions:
        None. The run ends with exit code 2, and the rule cannot be ignored.
    """

    page_zh = """文件的编码无法识别

    检查内容:
        文本文件的编码是UTF-8（有无字节序标记均可）、带字节序标记的UTF-16，或者GB18030（含GBK、GB2312）。

    依据:
        无。本条针对文件本身，与报告内容无关。

    为什么:
        编码猜错，文字就会变成别的文字。不能确定的，不读。

    不合规示例:
        Big5编码的文件；没有字节序标记的UTF-16文件。

    合规示例:
        同一文件另存为UTF-8编码。

    如何修改:
        用原来的编辑软件打开文件，另存为UTF-8编码。

    配置项:
        无。

    例外:
        无。出现本条时退出码为2，且不能忽略。
    """

    code = "GL002"
    name = "unknown-encoding"
    messages = {"default": Text("{reason}", "{reason}")}


class RuleCrashed(MachineRule):
    """A rule crashed, so that the report was not checked in full

    What it checks:
        Every rule runs to its end and yields findings of its own code.

    Basis:
        None: this is a fault of the tool or of a plugin and never of the report.

    Why:
        One faulty rule must not take the others with it, nor may its silence look like a clean
        report. All other rules go on.

    Fails:
        A rule of a plugin that raises an exception on a table without rows.

    Passes:
        The same rule after its author has mended it.

    How to mend:
        Tell the author of the plugin named in the result, with the file and the line it names. Until
        then leave the rule out with --ignore.

    Options:
        None.

    Exceptions:
        None. The run ends with exit code 2, and the rule cannot be ignored.
    """

    page_zh = """某条规则运行出错，报告没有检查完整

    检查内容:
        每条规则都能运行完毕，并且只给出属于自己代码的结果。

    依据:
        无。这是工具或者插件的故障，与报告无关。

    为什么:
        一条规则出错，既不能连累其他规则，也不能因为它没有出声就当作没有问题。其他规则照常运行。

    不合规示例:
        某插件的规则遇到没有行的表格时抛出异常。

    合规示例:
        插件作者修复之后的同一条规则。

    如何修改:
        把结果中写明的文件和行号告诉该插件的作者；修复之前可以用 --ignore 停用该规则。

    配置项:
        无。

    例外:
        无。出现本条时退出码为2，且不能忽略。
    """

    code = "GL006"
    name = "rule-crashed"
    messages = {
        "default": Text("规则 {rule} 运行出错：{error}", "the rule {rule} crashed: {error}"),
    }


OWN_CONTRIBUTION = Contribution(
    Plugin("govlint", "govlint", __version__),
    (UnreadableFile, UnknownEncoding, RuleCrashed, UnusedWaiver, ExpiredWaiver, WorkerLost),
)
