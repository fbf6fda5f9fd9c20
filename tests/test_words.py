"""The words of the interface: none is missing in either language, none is there for nothing."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from app.frame import SECTIONS
from app.words import LANGUAGES, words_of
from graph_loader.extraction.model import Level, RelationType, Scope
from graph_loader.graph.model import Severity, Status
from graph_loader.stores.queries import saved_queries

APP = Path(__file__).parent.parent / "app"
MADE_KEYS = {
    *(f"outline.{way}.{relation}" for way in ("out", "in") for relation in RelationType),
    *(f"level.{level}" for level in Level),
    *(f"scope.{scope}" for scope in Scope),
    *(f"status.{status}" for status in Status),
    *(f"quality.{severity}" for severity in Severity),
    *(f"page.{page}" for pages in SECTIONS.values() for page in pages),
    *(section for section in SECTIONS if section),
    *(f"group.{query.group}" for query in saved_queries()),
}


def used_keys() -> set[str]:
    """Every string of the app's code that names a word."""
    known = words_of("en").texts
    found = set()
    for file in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in known:
                found.add(node.value)
            match node:
                case ast.Call(func=ast.Name(id="words"), args=[ast.Constant(value=str(key)), *_]):
                    found.add(key)
    return found


def prefixes() -> set[str]:
    """The fixed beginnings of keys that are put together."""
    sources = "\n".join(file.read_text("utf-8") for file in APP.rglob("*.py"))
    return set(re.findall(r"""f["']([a-z_]+\.)\{""", sources)) | {"outline.", "finding."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing(language):
    words = words_of(language).texts
    assert sorted((used_keys() | MADE_KEYS) - set(words)) == []
    assert [key for key, text in words.items() if not text.strip()] == []


def test_both_languages_have_the_same_keys_and_places():
    vi, en = words_of("vi").texts, words_of("en").texts
    assert vi.keys() == en.keys()
    for key in vi:
        places = [{name for _, name, _, _ in Formatter().parse(texts[key]) if name} for texts in (vi, en)]
        if key != "cypher.example":
            assert places[0] == places[1], key


def test_no_word_is_there_for_nothing():
    put_together = tuple(prefixes())
    unused = set(words_of("vi").texts) - used_keys() - MADE_KEYS
    assert sorted(key for key in unused if not key.startswith(put_together)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language):
    lines = (APP / "words" / f"{language}.yaml").read_text("utf-8").splitlines()
    keys = [line.partition(":")[0] for line in lines]
    assert len(keys) == len(set(keys))


def test_an_unknown_language_is_vietnamese():
    assert words_of("xx").language == "vi"
