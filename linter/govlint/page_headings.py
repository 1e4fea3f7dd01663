"""The headings of a rule's page, in their order."""

from __future__ import annotations

from govlint.diagnostics import Text

HEADINGS = {
    "checks": Text("检查内容", "What it checks"),
    "basis": Text("依据", "Basis"),
    "why": Text("为什么", "Why"),
    "fails": Text("不合规示例", "Fails"),
    "passes": Text("合规示例", "Passes"),
    "mend": Text("如何修改", "How to mend"),
    "options": Text("配置项", "Options"),
    "exceptions": Text("例外", "Exceptions"),
}
