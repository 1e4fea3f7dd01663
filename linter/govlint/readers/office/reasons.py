"""Why a document of an office program is not read, in words for its user."""

from __future__ import annotations

from govlint.diagnostics import Text

DAMAGED = Text(
    "文件已损坏，无法打开；请用办公软件打开原件重新保存",
    "the file is damaged and cannot be opened; save the original again",
)
PROTECTED = Text(
    "文件设有打开密码，无法读取；请去掉密码后重新保存",
    "the file asks for a password; save it without one",
)
NOT_OPENED = Text(
    "LibreOffice无法打开该文件，文件可能已损坏或者设有密码；请用办公软件打开原件，另存为.docx",
    "LibreOffice cannot open the file: it may be damaged or ask for a password; open the original and save "
    "it as .docx",
)
TOO_LONG = Text(
    "LibreOffice未能在规定时间内打开该文件，已停止；请用办公软件打开原件，另存为.docx",
    "LibreOffice did not open the file in time, so that it was given up; open the original and save it as "
    ".docx",
)


def no_program(suffix: str) -> Text:
    """Return what is said where LibreOffice is not installed."""
    return Text(
        f"读取.{suffix}文件需要先安装LibreOffice（https://zh-cn.libreoffice.org，免费）；也可以用办公软件打开后另存为.docx",
        f"files of the kind .{suffix} are read with the help of LibreOffice, which is not installed "
        "(https://www.libreoffice.org, free of charge); or save the file as .docx",
    )


def not_a_document(suffix: str) -> Text:
    """Return what is said of a file that is no document."""
    return Text(
        f"文件内容不是.{suffix}文档，可能扩展名有误或者已经损坏；请用办公软件打开原件，另存为.docx",
        f"the file is not a document of the kind .{suffix}: it has the wrong suffix, or it is damaged; open "
        "the original and save it as .docx",
    )
