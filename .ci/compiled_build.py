"""The optional compiled build: a hook of hatchling that does nothing unless ``GOVLINT_COMPILED=1`` is set.

Then the modules that `pyproject.toml` names for it, where nearly all time goes, are compiled by mypyc into
the wheel, beside their sources. Same sources, same results; the wheel belongs to one platform and one
version of Python. Nothing needs it: without it a wheel is pure Python.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SWITCH = "GOVLINT_COMPILED"
_NEEDED = ["mypy>=1.13", "setuptools>=69"]

# mypyc works through setuptools; types come from the sources alone, so that no other library is needed.
_SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup

modules = mypycify(["--ignore-missing-imports", *sys.argv[1:]], opt_level="3", debug_level="0")
setup(name="govlint", packages=[], ext_modules=modules, script_args=["build_ext", "--inplace", "--quiet"])
"""


class CompiledBuild(BuildHookInterface[Any]):
    """Adds compiled modules to a wheel."""

    def dependencies(self) -> list[str]:
        """Return what the build needs besides hatchling."""
        return _NEEDED if _wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the modules; an editable installation stays as it is."""
        if version == "editable" or not _wanted():
            return
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        roots = [Path(self.root, package) for package in self.build_config.packages]
        for root in roots:
            shutil.copytree(
                root, folder / root.name, ignore=shutil.ignore_patterns("*.so", "*.pyd", "__pycache__")
            )
        modules = [
            path.relative_to(folder).as_posix()
            for pattern in self.config["modules"]
            for path in sorted(folder.glob(pattern))
            if path.name != "__init__.py"
        ]
        (folder / "setup.py").write_text(_SETUP, "utf-8")
        subprocess.run([sys.executable, "setup.py", *modules], cwd=folder, check=True)
        suffix = sysconfig.get_config_var("EXT_SUFFIX")
        built = [path for path in folder.rglob(f"*{suffix}") if "build" not in path.relative_to(folder).parts]
        build_data["force_include"].update({str(path): path.relative_to(folder).as_posix() for path in built})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what is in the wheel by now."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()


def _wanted() -> bool:
    return os.environ.get(_SWITCH, "") not in ("", "0")
