"""Run a program under limits of the operating system.

``python -m govlint.readers.limited MEMORY LARGEST_FILE SECONDS PROGRAM ARGUMENT…``, where the system has
such limits.
"""

from __future__ import annotations

import os
import resource
import sys


def main() -> None:
    """Take on the limits and become the program."""
    memory, largest_file, seconds, *command = sys.argv[1:]
    for kind, most in (
        (resource.RLIMIT_AS, int(memory)),
        (resource.RLIMIT_FSIZE, int(largest_file)),
        (resource.RLIMIT_CPU, int(seconds)),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))
    os.execv(command[0], command)  # noqa: S606 - the program is named by its full path, without a shell


if __name__ == "__main__":
    main()
