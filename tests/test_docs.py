"""README tells what the code tells: settings, figures and rules are written from it.

Run `python tests/test_docs.py` to write them anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.checks.rule import rules
from pipelines.figures.definitions import definition, figures
from pipelines.settings import Settings

README = Path(__file__).parents[1] / "README.md"


def settings_table() -> str:
    lines = ["| nama | bawaan | arti |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        shown = "" if default in (None, "", [], {}) else f"`{default}`"
        lines.append(f"| `{name}` | {shown} | {field.description} |")
    return "\n".join(lines)


def figures_table() -> str:
    lines = ["| angka | arti | penyebut |", "|---|---|---|"]
    for name in figures():
        told = definition(name)
        lines.append(f"| `{name}` | {told.arti} | {told.penyebut} |")
    return "\n".join(lines)


def rules_table() -> str:
    lines = ["| kode | akibat | kata untuk pengunggah |", "|---|---|---|"]
    effect = {"tolak": "baris menunggu", "peringatan": "baris dimuat, perlu dilihat", "info": "sekadar diketahui"}
    for code, rule in sorted(rules().items()):
        lines.append(f"| `{code}` | {effect[rule.severity]} | {rule.message.replace('{nilai}', '…')} |")
    return "\n".join(lines)


def written(text: str) -> str:
    for mark, table in (("pengaturan", settings_table()), ("angka", figures_table()), ("aturan", rules_table())):
        text = re.sub(rf"(<!-- {mark}: .*?-->\n).*?(<!-- /{mark} -->)", lambda m, t=table: f"{m[1]}\n{t}\n\n{m[2]}", text, flags=re.DOTALL)
    return text


def test_readme_tells_every_setting_figure_and_rule():
    text = README.read_text("utf-8")
    assert written(text) == text


def test_every_figure_says_what_it_means():
    for name in figures():
        told = definition(name)
        assert all((told.judul, told.arti, told.meaning, told.butir, told.penyebut)), name


def test_readme_names_every_command():
    from dashboard.cli import app

    text = README.read_text("utf-8")
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        assert f"pantau {name}" in text


if __name__ == "__main__":
    README.write_text(written(README.read_text("utf-8")), "utf-8")
