"""The rule that speaks of files whose worker process died, and what is said of such a file."""

from __future__ import annotations

import signal

from govlint._version import __version__
from govlint.diagnostics import Text
from govlint.machine_rule import MachineRule
from govlint.outcome import FileOutcome, Internal


class WorkerLost(MachineRule):
    """The process that checked the file died, so that the file was not checked

    What it checks:
        Each of the processes that check the files of a run stays alive until its files are done.

    Basis:
        None: this is a fault of the tool, of a plugin or of the machine and never of the report.

    Why:
        A file that was not checked must not look like a clean one. The file that the process was at is
        named; all other files are checked all the same, by other processes.

    Fails:
        A report so large that the system ends the process for want of memory; a plugin that crashes the
        interpreter; a process that somebody kills.

    Passes:
        The same report on a machine with more memory.

    How to mend:
        Check the file again by itself, with --jobs 1. If memory ran out, let fewer processes run at a
        time (--jobs 2). If it happens again and again, leave the plugins out one at a time.

    Options:
        None.

    Exceptions:
        None. The run ends with exit code 2, and the rule cannot be ignored.
    """

    page_zh = """检查该文件的进程意外终止，文件没有检查

    检查内容:
        一次检查所用的各个进程，都能运行到自己的文件检查完毕。

    依据:
        无。这是工具、插件或者机器的故障，与报告无关。

    为什么:
        没有检查的文件不能看上去像是“没有问题”。出事时正在检查的文件会写明，其他文件由别的进程照常检查。

    不合规示例:
        报告过大，内存不足，进程被系统终止；插件使解释器崩溃；进程被人为终止。

    合规示例:
        同一报告在内存更大的机器上检查。

    如何修改:
        加上 --jobs 1 单独检查该文件；如果是内存不足，减少同时运行的进程（如 --jobs 2）；
        反复出现的，逐个停用插件，找出原因。

    配置项:
        无。

    例外:
        无。出现本条时退出码为2，且不能忽略。
    """

    code = "GL010"
    name = "worker-lost"
    messages = {"default": Text("{reason}", "{reason}")}


def lost(path: str, status: int) -> FileOutcome:
    """Return the outcome of a file whose worker died.

    Args:
        path: the file.
        status: the worker's exit code, or the number of the signal that ended it, negative.
    """
    error = f"the worker process ended with exit code {status}"
    if status < 0:
        try:
            name = signal.Signals(-status).name
        except ValueError:
            name = str(-status)
        error = f"the worker process was ended by signal {name}"
        if name == "SIGKILL":
            error += "; the usual reason is want of memory"
    fault = Internal(WorkerLost.code, "", "govlint", __version__, "worker process", error)
    return FileOutcome(path, None, None, None, None, None, (), (), (fault,), ())
