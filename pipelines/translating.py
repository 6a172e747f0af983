"""Collect every word that people read, merge it into the translations, and tell what is not translated yet: `make bahasa`."""

from __future__ import annotations

import ast
import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pipelines.figures.definitions import definition, figures
from pipelines.language import COUNTED, LANGUAGES, LOCALE_DIR
from pipelines.recognise.vocabulary import vocabulary
from pipelines.settings import Settings

ROOT = Path(__file__).parents[1]
PACKAGES = ("pipelines", "dashboard")
HEADER = "# Indonesian is the source text. Write after msgstr, then run `make bahasa`."
BEGUN = datetime(2026, 11, 24, tzinfo=UTC)  # one date, so that a file changes only where its words do
_MARKDOWN = re.compile(r"\*\*|`")


def _literal() -> list[tuple[str, str]]:
    """Return (text, file) of all that stands in _() and N_(); Babel's own reader also takes the keys of what is looked up inside them."""
    found = []
    for path in sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            match call:
                case ast.Call(func=ast.Name(id="_" | "N_"), args=[ast.Constant(value=str(text))]):
                    found.append((text, path.relative_to(ROOT).as_posix()))
    return found


def _help() -> list[tuple[str, str]]:
    """Return (text, file) of the command's help pages: what stands as help= and the docstring of each command."""
    found, told, commands = [], {}, set()
    for path in sorted((ROOT / "dashboard").glob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.keyword(arg="help", value=ast.Constant(value=str(text))):
                    found.append((text, file))
                case ast.FunctionDef():
                    told[node.name] = (ast.get_docstring(node) or "", file)
                    commands |= {node.name for dress in node.decorator_list if _registers(dress)}
                case ast.Call(func=dress, args=[ast.Name(id=name)]) if _registers(dress):
                    commands.add(name)
    return found + [told[name] for name in sorted(commands)]


def _registers(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "command"


def _declared() -> list[tuple[str, str]]:
    """Return (text, file) of what is shown from a variable: settings, kinds and their fields, look-alikes, and figures."""
    found = [(str(field.description), "pipelines/settings.py") for field in Settings.model_fields.values()]
    for kind in vocabulary().kinds.values():
        file = f"pipelines/exports/{kind.name}.toml"
        found += [(kind.judul, file), *((field.label, file) for field in kind.fields.values())]
    found += [(item.name, "pipelines/exports/words.toml") for item in vocabulary().look_alikes]
    for figure in figures():
        told = definition(figure)
        found += [(text, f"pipelines/figures/{figure}.sql") for text in (told.judul, told.butir, told.penyebut)]
    return found


def collected() -> Catalog:
    """Return all texts of the sources, each with the files that say it."""
    template = _new()
    for text, file in sorted(_literal() + _help() + _declared(), key=lambda one: (one[1], one[0])):
        template.add(text, locations=[(file, 0)])
    return template


def catalogue_path(language: str) -> Path:
    """Return where a language's translations are written by hand."""
    return LOCALE_DIR / language / "LC_MESSAGES" / "pantau.po"


def catalogue(language: str) -> Catalog:
    """Read a language's translations; an absent file is an empty one."""
    path = catalogue_path(language)
    if not path.exists():
        return _new(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _new(language: str | None = None) -> Catalog:
    return Catalog(
        locale=language, project="pantau-kinerja", version="0", charset="utf-8", fuzzy=False, header_comment=HEADER,
        msgid_bugs_address="-", last_translator="-", language_team="-", creation_date=BEGUN, revision_date=BEGUN,
    )


def untranslated(translations: Catalog) -> list[str]:
    """Return the texts that have no translation, or one that nobody has confirmed."""
    return [str(message.id) for message in translations if message.id and (not message.string or message.fuzzy)]


def mismatched(translations: Catalog) -> list[str]:
    """Return the texts whose translation does not fill the same places, or marks them differently."""
    return [str(message.id) for message in translations if message.id and message.string and not message.fuzzy and _marks(str(message.id)) != _marks(str(message.string))]


def _marks(text: str) -> tuple[list[str], list[str]]:
    text = COUNTED.sub(r"\3", text)
    try:
        places = sorted(f"{name}!{conversion}:{form}" for _before, name, form, conversion in Formatter().parse(text) if name is not None)
    except ValueError:  # braces that no format reads
        places = sorted(re.findall(r"[{}]", text))
    return places, sorted(_MARKDOWN.findall(text))


def compiled(translations: Catalog) -> bytes:
    """Return the translations as gettext reads them."""
    out = BytesIO()
    write_mo(out, translations)
    return out.getvalue()


def update(language: str) -> Catalog:
    """Merge the sources' texts into a language's file and compile it; what was reworded keeps its old translation as a doubtful one, to be looked at."""
    translations = catalogue(language)
    translations.update(collected(), update_creation_date=False)
    translations.obsolete.clear()
    for message in translations:
        message.flags.discard("python-format")  # a per cent sign is no place to fill
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, translations, width=0, sort_by_file=False, include_lineno=False, ignore_obsolete=True)
    path.with_suffix(".mo").write_bytes(compiled(translations))
    return translations


def main() -> int:
    """Update every language; print what is missing and return 1 where something is."""
    lacking = 0
    for language in LANGUAGES[1:]:
        translations = update(language)
        for word, texts in (("belum diterjemahkan", untranslated(translations)), ("isian atau tandanya berbeda", mismatched(translations))):
            lacking += len(texts)
            for text in texts:
                print(f"{language} · {word}: {text}")
        print(f"{language}: {len(translations)} kalimat, {len(untranslated(translations))} belum diterjemahkan.")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())


