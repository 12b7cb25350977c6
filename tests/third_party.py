#!/usr/bin/env python3
"""Writes THIRD-PARTY.md: what the program contains that others wrote, and under which
licence. Also checks that the rust-version of Cargo.toml is enough for all crates.

    tests/third_party.py            writes the file
    tests/third_party.py --check    exits with 1 when it is not up to date

Reads the manifests and licences of the crates that a normal build of the program uses,
from where cargo keeps their sources.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "THIRD-PARTY.md"

HEAD = """# What others wrote

The program contains the crates below, DejaVu fonts and a map made from Natural Earth.
Where a crate may be used under several licences, each of them holds.

## Typeface

DejaVu Sans and DejaVu Sans Bold, in `src/chart/fonts`, under this licence:

```text
{fonts}
```

## Map

Land, borders and names are made from Natural Earth, which is in the public domain.

## Crates

| crate | version | licence | copyright |
|---|---|---|---|
"""


def crates():
    """Crates of a normal build for this system, by name and version."""
    listed = subprocess.run(
        ["cargo", "tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout
    used = {tuple(line.split()[:2]) for line in listed.splitlines() if line}
    metadata = json.loads(subprocess.run(
        ["cargo", "metadata", "--locked", "--format-version", "1"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout)
    for package in sorted(metadata["packages"], key=lambda p: (p["name"], p["version"])):
        key = (package["name"], "v" + package["version"])
        if key in used and package["source"]:
            yield package


def refuse_newer_rust(packages):
    """Refuses a rust-version below that of a crate: the build would fail with it."""
    own = re.search(r'^rust-version = "([0-9.]+)"', (ROOT / "Cargo.toml").read_text(), re.MULTILINE)
    number = lambda text: tuple(int(part) for part in text.split("."))
    for package in packages:
        needed = package["rust_version"]
        if needed and number(needed)[:2] > number(own[1])[:2]:
            sys.exit(f"{package['name']} needs Rust {needed}, and Cargo.toml says {own[1]}")


def licence_files(package):
    folder = pathlib.Path(package["manifest_path"]).parent
    names = re.compile(r"(licen[cs]e|copying|notice|unlicense)", re.IGNORECASE)
    return sorted(path for path in folder.iterdir() if path.is_file() and names.match(path.name))


def copyrights(files):
    """The lines that name who has the rights, each once."""
    lines = []
    for path in files:
        for line in path.read_text(errors="replace").splitlines():
            line = " ".join(line.strip(" #*/").split())
            if re.match(r"(copyright|©) ?(\(c\)|©|[0-9]|the |\w+ )", line, re.IGNORECASE):
                template = re.search(r"\[yyyy\]|\{yyyy\}|notice|owner|license|holder", line, re.IGNORECASE)
                if not template and line not in lines:
                    lines.append(line)
    return lines


def body(text):
    """A licence without its copyright lines, to know the same one again."""
    kept = [line for line in text.splitlines() if not re.match(r"\W*(copyright|©)", line, re.IGNORECASE)]
    return " ".join(" ".join(kept).split())


def document():
    fonts = (ROOT / "src/chart/fonts/LICENSE").read_text().strip()
    text = HEAD.format(fonts=fonts)
    bodies = {}
    packages = list(crates())
    refuse_newer_rust(packages)
    for package in packages:
        files = licence_files(package)
        rights = copyrights(files) or package["authors"] or ["see its sources"]
        cells = [package["name"], package["version"], package["license"] or "", "; ".join(rights)]
        text += "| " + " | ".join(cell.replace("|", "\\|").replace("<", "\\<") for cell in cells) + " |\n"
        for path in files:
            content = path.read_text(errors="replace").strip()
            known = bodies.setdefault(body(content), (content, []))
            known[1].append(f"{package['name']} {package['version']}")
    text += "\n## Licences and notices\n"
    for content, users in sorted(bodies.values(), key=lambda it: (-len(it[1]), it[1])):
        several = len(users) > 1
        names = ", ".join(users[:6]) + (f" and {len(users) - 6} more" if len(users) > 6 else "")
        note = " (the copyright lines of the first; those of each stand above)" if several else ""
        text += f"\n### {names}\n\nAs it stands there{note}:\n\n"
        text += "\n".join(f"    {line}".rstrip() for line in content.splitlines()) + "\n"
    return text


def main():
    text = document()
    if "--check" in sys.argv:
        if not TARGET.exists() or TARGET.read_text() != text:
            sys.exit("THIRD-PARTY.md is not up to date: run tests/third_party.py")
        return
    TARGET.write_text(text)


main()
