"""The letters of the application as CSS that travels inside a page or a picture: Be Vietnam Pro (OFL), as WOFF2."""

import base64
import tomllib
from functools import cache

from graph_loader.resources import resource


@cache
def font_faces() -> str:
    """Return the `@font-face` rules that the application declares (app/.streamlit), with their files inside."""
    declared = tomllib.loads(resource("app", ".streamlit", "config.toml").read_text("utf-8"))["theme"]["fontFaces"]
    return "".join(map(_face, declared))


def _face(face: dict[str, str]) -> str:
    file = resource(*face["url"].split("/"))
    held = base64.b64encode(file.read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:'{face['family']}';font-weight:{face['weight']};"
        f"unicode-range:{face['unicodeRange']};src:url(data:font/woff2;base64,{held}) format('woff2')}}"
    )
