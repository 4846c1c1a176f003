"""What `pip install .` takes along."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_data_file_of_the_package_is_installed() -> None:
    globs = PROJECT["tool"]["setuptools"]["package-data"]["scraper"]
    files = [path.relative_to(ROOT / "scraper") for path in (ROOT / "scraper").rglob("*") if path.is_file()]
    data = [path.as_posix() for path in files if path.suffix not in (".py", ".pyc")]
    assert [path for path in data if not any(fnmatch(path, glob) for glob in globs)] == []


def test_each_dependency_is_explained_in_one_line() -> None:
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(one for name in ("parquet", "browser", "ray", "remote") for one in extras[name]),
    ]
    names = [one.split("[")[0].split(">")[0].split(";")[0].strip() for one in wanted]
    assert [name for name in names if f"| {name} " not in told] == []
