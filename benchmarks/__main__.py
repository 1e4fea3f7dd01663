"""What it took: ``python -m benchmarks [NAME…]``, ``… statements FILE``, or ``… generate FOLDER``.

Names: startup, throughput, stages, rules, scale, extraction, hook, packs, plugins, kills, archive, growth;
truth alone. Without one, start-up and throughput. Exit code 1 when a limit is not held.
"""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Run the benchmarks named; return the exit code."""
    from benchmarks import (
        archive,
        build,
        extraction,
        growth,
        hook,
        kills,
        packs,
        plugins,
        rules,
        scale,
        stages,
        startup,
        throughput,
    )

    known = {
        "startup": startup.main,
        "throughput": throughput.main,
        "stages": stages.main,
        "rules": rules.main,
        "scale": scale.main,
        "extraction": extraction.main,
        "hook": hook.main,
        "packs": packs.main,
        "plugins": plugins.main,
        "kills": kills.main,
        "archive": archive.main,
        "growth": growth.main,
    }
    if arguments[:1] == ["statements"]:
        from benchmarks import statements

        return statements.main(arguments[1:])
    if arguments[:1] == ["generate"]:
        from benchmarks.archives import writing

        return writing.main(arguments[1:])
    if arguments == ["truth"]:
        from benchmarks.archives import truth

        return 0 if truth.main() else 1
    unknown = [name for name in arguments if name not in known]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}, statements FILE", file=sys.stderr)
        return 2
    print(f"{build.build()}, Python {sys.version.split()[0]}")
    held = [known[name]() for name in arguments or ("startup", "throughput")]
    return 0 if all(held) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
