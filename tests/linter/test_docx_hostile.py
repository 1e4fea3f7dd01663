"""Files called .docx that are damaged, something else, or made to do harm: GL001 with the reason, memory bounded."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.support.word_package import document, packed, paragraph, parts_of, root, row, table

from govlint.config import Config
from govlint.engine import check_bytes
from govlint.readers import UnreadableFile, read_bytes
from govlint.startup import set_up

MEGABYTE = 1 << 20
GOOD = document(paragraph("云州市青溪区水务局2023年政府信息公开工作年度报告"))
FAR_TOO_DEEP = 250
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def reason(data: bytes) -> str:
    """Return why a file is not read."""
    with pytest.raises(UnreadableFile) as refused:
        read_bytes(data, "报告.docx")
    said = refused.value.reason
    assert said.zh
    assert said.en
    assert "{" not in said.zh + said.en
    return said.zh


def read_docx_or_reason(data: bytes) -> str:
    try:
        return read_bytes(data, "a.docx").text
    except UnreadableFile as refused:
        return "嵌套" if "嵌套" in refused.reason.zh else refused.reason.zh


def with_part(name: str, content: str | bytes) -> bytes:
    return packed({**parts_of(paragraph("甲")), name: content})


def without_part(name: str) -> bytes:
    return packed({key: part for key, part in parts_of(paragraph("甲")).items() if key != name})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (OLE + "WordDocument".encode("utf-16-le"), "旧版Word"),
        (OLE, "旧版Office"),
        (b"<html><body>x</body></html>", "网页"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>", "网页"),
        (b"MIME-Version: 1.0\r\n", "MHT"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "XML"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        ("政府信息公开工作年度报告".encode(), "纯文本"),
        ("政府信息公开工作年度报告".encode("gb18030"), "纯文本"),
        (b"\x00\x01\x02", "损坏"),
        (GOOD[:-30], "损坏"),
        (GOOD[: len(GOOD) // 2], "结尾缺失"),
        (GOOD[:4], "结尾缺失"),
        (packed({"a.txt": "x"}), "ZIP压缩包"),
        (packed({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "Excel"),
        (packed({"mimetype": "x", "content.xml": "<a/>"}), "OpenDocument"),
        (without_part("word/document.xml"), "document.xml"),
        (with_part("word/document.xml", "<w:document"), "XML"),
        (with_part("word/document.xml", ""), "XML"),
        (with_part("word/document.xml", root("document", "")), "没有正文"),
        (with_part("word/document.xml", "<?xml version='1.0' encoding='x-none'?><a/>"), "损坏"),
        (with_part("word/document.xml", b"\xff\xfe\x00\x00"), "损坏"),
        (with_part("_rels/.rels", "<a"), "XML"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, said: str) -> None:
    assert said in reason(data)


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>',
        '<!DOCTYPE a [<!ENTITY a0 "ha"><!ENTITY a1 "&a0;&a0;&a0;"><!ENTITY a2 "&a1;&a1;&a1;">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    ],
)
def test_declarations_of_entities_are_refused(declaration: str, code: str) -> None:
    body = root("document", "<w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body>")
    part = body.replace("UTF-8", code).replace("?>", f"?>{declaration}", 1).encode(code)
    assert "实体" in reason(with_part("word/document.xml", part))


def test_an_encrypted_entry_asks_for_the_password_to_be_taken_off() -> None:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert "密码" in reason(bytes(data))


def test_a_size_that_is_a_lie_is_found_out() -> None:
    part = root("document", f"<w:body>{paragraph('甲' * 1000)}</w:body>").encode()
    data = bytearray(with_part("word/document.xml", part))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(signature)
        while at >= 0:
            if data[at + offset : at + offset + 4] == struct.pack("<I", len(part)):
                data[at + offset : at + offset + 4] = struct.pack("<I", 100)
            at = data.find(signature, at + 1)
    assert "损坏" in reason(bytes(data))


def test_entries_that_overlap_or_share_a_name_are_refused() -> None:
    data = bytearray(GOOD)
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 1)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert "重叠" in reason(bytes(data))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts_of(paragraph("甲")).items():
            archive.writestr(name, part)
        archive.writestr("WORD/document.xml", root("document", f"<w:body>{paragraph('乙')}</w:body>"))
    assert "重名" in reason(made.getvalue())


def test_a_package_with_entries_without_end_is_refused() -> None:
    parts = parts_of(paragraph("甲"))
    assert "5000" in reason(packed({**parts, **{f"word/media/{at}.png": "" for at in range(5000)}}))


def test_names_and_links_out_of_the_package_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    secret = tmp_path / "secret.xml"
    secret.write_text(root("styles", "<a"), "utf-8")
    rels = parts_of("", styles=" ")["word/_rels/document.xml.rels"]
    for target in (secret.as_posix(), secret.as_uri(), "../../../secret.xml", "http://127.0.0.1:9/a.xml"):
        named = rels.replace("styles.xml", target)
        external = named.replace("Target=", 'TargetMode="External" Target=')
        for part in (named, external):
            parts = {
                **parts_of(paragraph("甲")),
                "word/_rels/document.xml.rels": part,
                "../../out.xml": "x",
                "/abs.xml": "x",
            }
            assert read_bytes(packed(parts), "a.docx").text == "甲\n"
    assert list(tmp_path.iterdir()) == [secret]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:customXml>", "</w:customXml>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:ins>", "</w:ins></w:p>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
        ("<w:p><w:r><w:ruby><w:rubyBase>", "</w:rubyBase></w:ruby></w:r></w:p>"),
    ],
)
@pytest.mark.parametrize("depth", [90, 110, 250, 10_000])
def test_what_stands_too_deep_is_refused(opening: str, closing: str, depth: int) -> None:
    data = document(paragraph("甲") + opening * depth + closing * depth)
    if depth < FAR_TOO_DEEP:
        assert read_docx_or_reason(data) in ("甲\n", "嵌套")
    else:
        assert "嵌套" in reason(data)


def test_runs_within_runs_and_fields_without_end_are_bounded() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 5000
    assert read_bytes(document(f"<w:p>{begun}</w:p>" + paragraph("甲")), "a.docx").text == "甲\n"


HOSTILE = {
    "one part of zeros": ("with_zip", "b'0' * 2**20", ("16MB",)),
    "many empty elements": ("document", "'<w:p/>' * 2_000_000", ("超过",)),
    "as many elements as are taken": ("document", "'<a b=\"c\"/>' * 740_000", ("没有任何文字",)),
    "many attributes": ("document", "'<w:p ' + ' '.join(f'a{n}=\"\"' for n in range(2_000_000)) + '/>'", ("超过",)),
    "a table of a million cells": (
        "document",
        "'<w:tbl>' + ('<w:tr>' + '<w:tc><w:p/></w:tc>' * 1000 + '</w:tr>') * 1000 + '</w:tbl>'",
        ("超过",),
    ),
    "a table of too many cells": (
        "document",
        "'<w:tbl>' + ('<w:tr>' + '<w:tc><w:p/></w:tc>' * 100 + '</w:tr>') * 1000 + '</w:tbl>'",
        ("超过100000个",),
    ),
    "cells that span everything": (
        "document",
        ("'<w:tbl>' + ('<w:tr>' + '<w:tc><w:tcPr><w:gridSpan w:val=\"63\"/><w:vMerge w:val=\"restart\"/></w:tcPr></w:tc>' * 63"
        " + '</w:tr>' + ('<w:tr>' + '<w:tc><w:tcPr><w:gridSpan w:val=\"63\"/><w:vMerge/></w:tcPr></w:tc>' * 63 + '</w:tr>') * 300)"
        " * 2 + '</w:tbl>'"),
        ("超过", "没有任何文字"),
    ),
}  # fmt: skip
PROGRAM = """
import io, resource, sys, zipfile
resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))
from tests.support.word_package import document, parts_of
from govlint.readers import UnreadableFile, read_bytes
data = open(sys.argv[1], 'rb').read()
try:
    read_bytes(data, 'a.docx')
except UnreadableFile as refused:
    sys.stdout.buffer.write(refused.reason.zh.encode())
"""
LIMIT = 512 * MEGABYTE


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is set as Linux knows it")
@pytest.mark.parametrize("name", HOSTILE)
def test_memory_is_bounded(name: str, tmp_path: Path) -> None:
    how, made, said = HOSTILE[name]
    path = tmp_path / "a.docx"
    maker = (
        f"import io, sys, zipfile\nfrom tests.support.word_package import document\nbody = {made}\n"
        "if sys.argv[1] == 'document':\n    data = document(body)\nelse:\n    out = io.BytesIO()\n"
        "    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:\n"
        "      with z.open('word/document.xml', 'w') as part:\n"
        "        for _ in range(200): part.write(body)\n"
        "    data = out.getvalue()\n"
        "open(sys.argv[2], 'wb').write(data)"
    )
    here = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", maker, how, path], cwd=here, check=True)
    program = PROGRAM.format(limit=LIMIT)
    done = subprocess.run([sys.executable, "-c", program, path], cwd=here, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-600:]
    assert any(word in done.stdout.decode() for word in said), done.stdout.decode()


def test_a_file_that_cannot_be_read_is_a_finding_and_no_traceback() -> None:
    outcome = check_bytes("报告.docx", GOOD[:-30], set_up().registry, Config(), date(2026, 6, 1))
    assert [(each.code, each.verdict.name) for each in outcome.diagnostics] == [("GL001", "FAIL")]
    assert outcome.internal == ()


def test_the_file_that_word_keeps_beside_an_open_document_is_told_apart() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_bytes(b"\x06clerk", "2023/~$报告.docx")
    assert "临时文件" in refused.value.reason.zh


def test_the_largest_tables_of_a_report_are_far_below_the_limit() -> None:
    big = table(*(row(*["0"] * 20) for _ in range(400)))
    assert read_bytes(document(big), "a.docx").text.count("\t0") == 8000
