"""Why a PDF is not read, in words for its user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.readers.pdf.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_LIBRARY = Text(
    '读取PDF需要另装组件，请运行 pip install "govlint[pdf]"；也可以检查原来的Word文件或者网页',
    'PDF files need a further component: run pip install "govlint[pdf]", or check the Word file or the web '
    "page instead",
)
NOT_A_PDF = Text(
    "文件不是PDF，或者已经损坏；请核对文件格式，或重新导出",
    "the file is no PDF, or it is damaged; see what it is, or export it again",
)
DAMAGED = Text(
    "PDF文件已损坏，无法打开；请从原件重新导出或者重新下载",
    "the PDF is damaged and cannot be opened; export it from the original or download it again",
)
TIME = Text(
    f"读取PDF超过{LIMITS.seconds}秒仍未完成，已停止；请从原件重新导出PDF，或者检查Word文件",
    f"the PDF was not read within {LIMITS.seconds} seconds, so that it was given up; export it from the "
    "original again, or check the Word file",
)
MEMORY = Text(
    f"读取PDF所需内存超过{LIMITS.memory >> 20}MB，已停止，文件可能是恶意构造的；"
    "请从原件重新导出PDF，或者检查Word文件",
    f"the PDF asks for more than {LIMITS.memory >> 20} MB of memory, so that it was given up: it may be made "
    "to do harm; export it from the original again, or check the Word file",
)

_SCANNED = Text(
    "这是扫描件：每一页都是图片，没有文字可读；本工具不做文字识别，请检查原来的Word文件、网页或者带文字的PDF",
    "this is a scan: its pages are pictures without text; govlint does not recognise letters in pictures: "
    "check the original Word file, the web page, or a PDF with text",
)
_RECOGNISED = Text(
    "这是扫描件，其中的文字由软件识别图片得来，并不可靠，因此没有检查；请检查原来的Word文件、网页或者直接导出的PDF",
    "this is a scan whose text was recognised by a program and is not to be relied on, so that it was not "
    "checked: check the original Word file, the web page, or a PDF that was exported from it",
)
_PICTURES = Text(
    "第{pages}页是图片，没有文字可读，报告不完整，因此没有检查；请检查原来的Word文件、网页或者各页都带文字的PDF",
    "page {pages} is a picture without text; the report is not whole, so that it was not checked: check the "
    "original Word file, the web page, or a PDF with text on every page",
)
_REASONS = {
    "encrypted": Text(
        "PDF设有打开密码，无法读取；请去掉密码后重新保存",
        "the PDF asks for a password; save it without one",
    ),
    "damaged": DAMAGED,
    "memory": MEMORY,
    "scanned": _SCANNED,
    "recognised": _RECOGNISED,
    "pictures": _PICTURES,
    "no-text": Text(
        "PDF中没有文字：可能是空白文件，也可能文字已转成图形；请检查原来的Word文件、网页或者带文字的PDF",
        "the PDF holds no text: it is blank, or its letters are drawings; check the original Word file, the "
        "web page, or a PDF with text",
    ),
    "letters-lost": Text(
        "PDF没有写明其字体与文字的对应关系，读出来的文字不可靠，因此没有检查；"
        "请检查原来的Word文件，或者换一种方式重新导出",
        "the PDF does not say which letters its fonts draw, so that its text is not to be relied on and was "
        "not checked; check the original Word file, or export it in another way",
    ),
    "many-pages": Text(
        f"PDF超过{LIMITS.pages}页，不像是一份年度报告；请把年度报告单独保存为一个文件",
        f"the PDF has more than {LIMITS.pages} pages, which no annual report has; save the report as a file "
        "of its own",
    ),
    "letters": Text(
        "PDF的文字过多，不像是一份年度报告；请把年度报告单独保存为一个文件",
        "the PDF has more text than any annual report; save the report as a file of its own",
    ),
    "strokes": Text(
        "PDF第{pages}页的线条过多，不像是一份年度报告；请从原件重新导出PDF，或者检查Word文件",
        "page {pages} of the PDF is drawn over with more lines than any report has; export it from the "
        "original again, or check the Word file",
    ),
}


def reason_of(key: str, pages: Sequence[int] = ()) -> Text:
    """Return the reason that a key stands for, with the pages concerned."""
    reason = _REASONS.get(key, DAMAGED)
    return Text(
        reason.zh.replace("{pages}", "、".join(map(str, pages))),
        reason.en.replace("{pages}", ", ".join(map(str, pages))),
    )
