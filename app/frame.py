"""The frame around every page: navigation, language, notice of new data, and what is shown when something fails."""

import logging
from collections.abc import Callable
from html import escape
from importlib import import_module
from pathlib import Path

import streamlit as st

from app import state
from app.carried import carry
from app.components.elements import element, show
from app.components.notices import notice
from app.components.page_top import from_the_top
from app.new_data import come_back, notice_new_data
from app.roles import SignInSettingsError, is_editor
from app.sign_in import let_in, person
from app.uploads import take_uploads
from app.words import LANGUAGES, Words
from graph_loader.errors import LegalGraphError, StoreUnavailableError
from graph_loader.graph.stats import stats

LOG = logging.getLogger(__name__)
ICON = Path(__file__).parent / "static" / "icon.png"

SECTIONS = {
    "": ("find", "document", "lineage", "path"),
    "section.ask": ("coverage", "impact", "timeline", "quality"),
    "section.work": ("cypher", "import", "trainer"),
}
ICONS = {
    "find": ":material/search:",
    "document": ":material/description:",
    "lineage": ":material/account_tree:",
    "path": ":material/route:",
    "coverage": ":material/grid_view:",
    "impact": ":material/bolt:",
    "timeline": ":material/timeline:",
    "quality": ":material/fact_check:",
    "cypher": ":material/terminal:",
    "import": ":material/upload_file:",
    "trainer": ":material/co_present:",
}
NEEDS_NO_DATA = {"import", "cypher"}

STYLE = """<style>
[data-testid="InputInstructions"], [data-testid="stStatusWidget"], [data-testid="stElementToolbar"] { display: none; }
[data-testid="stMainBlockContainer"] { padding-top: 3.6rem; padding-bottom: 2rem; max-width: 1500px; }
h1.page { font-size: 1.12rem; padding: 0; margin: 0; white-space: nowrap; }
@media (max-width: 640px) {
  .st-key-page_head [data-testid=stCaptionContainer] { position: absolute; width: 1px; height: 1px; overflow: clip; }
}
</style>"""

MUTED = {"light": "#4a5565", "dark": "#a9b4c3"}
"""The colour of captions and placeholders: Streamlit's own are too faint for small letters."""


DARK_LETTERS = '[data-testid^="stBaseButton-primary"] { color: #12171f !important; }'
"""The filled buttons of the dark theme are light: their letters are those of its background."""


def run() -> None:
    """Draw the page that the address names."""
    words = state.words()
    st.set_page_config(page_title=words("app.name"), page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    st.html(f"<style>{_uploader(words)}{_working(words)}{_letters(st.context.theme.type or 'light')}</style>")
    pages = {name: _page(name, words) for names in SECTIONS.values() for name in names}
    st.session_state["pages"] = pages
    chosen = st.navigation(
        {section and words(section): [pages[name] for name in names] for section, names in SECTIONS.items()},
        position="top",
    )
    st.set_page_config(page_title=f"{chosen.title} · {words('app.name')}")
    name = next(name for name, page in pages.items() if page is chosen)
    st.html(f"<style>{_navigation(words, name)}</style>")
    _head(words, chosen.title)
    if chosen is pages["find"] and st.query_params.get("doc"):
        state.go("document", **{key: st.query_params[key] for key in ("doc", "edge", "at") if key in st.query_params})
    chosen.run()


def _letters(theme: str) -> str:
    """Return the style that makes letters stand out where the theme's own do not, in `light` or `dark`."""
    muted = MUTED[theme]
    captions = (
        f'[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p {{ color: {muted}; opacity: 1; }}'
    )
    placeholders = f"input::placeholder, textarea::placeholder {{ color: {muted} !important; opacity: 1; }}"
    return f"{captions}{placeholders}{DARK_LETTERS if theme == 'dark' else ''}"


def _navigation(words: Words, name: str) -> str:
    """Return the style that marks the menu which holds the page, and names the button of a telephone's menu."""
    entries: list[tuple[str, ...]] = [(page,) for page in SECTIONS[""]]
    entries += [names for section, names in SECTIONS.items() if section]
    place = next(number for number, entry in enumerate(entries, 1) if name in entry)
    chosen = f'[data-testid="stTopNav"] > :nth-child({place}) > [data-testid="stTopNavSection"]'
    return (
        f"{chosen} {{ background: color-mix(in srgb, currentColor 12%, transparent); font-weight: 600; }}"
        f'[data-testid="stExpandSidebarButton"]::after {{ content: "{words("app.menu")}"; padding: 0 0.4rem; }}'
    )


def _working(words: Words) -> str:
    """Return the style that says so while an answer takes longer than a moment; Streamlit's own sign is English."""
    return (
        '[data-testid="stApp"][data-test-script-state="running"]::after {'
        f'content: "{words("app.working")}"; position: fixed; bottom: 1rem; right: 1rem; z-index: 1000;'
        "padding: 0.35rem 0.9rem; border-radius: 6px; font-size: 0.9rem; background: #1d2430; color: #ffffff;"
        "border: 1px solid #6b7a90; opacity: 0; animation: working 0s 1s forwards; }"
        "@keyframes working { to { opacity: 1; } }"
    )


def _uploader(words: Words) -> str:
    """Return the style that gives the file box words of this language; Streamlit's own are English, or hidden."""
    box = '[data-testid="stFileUploaderDropzone"]'
    word = words("import.choose")
    not_taken = words("import.not_taken", megabytes=st.get_option("server.maxUploadSize"))
    return (
        f"{box} button p {{ font-size: 0 !important; }}"
        f"{box} [data-testid=stFileUploaderDropzoneInstructions] {{ display: none; }}"
        f'{box} button p::after {{ font-size: 0.93rem; content: "{word}"; }}'
        '[data-testid="stFileUploader"]:has([data-testid="stFileChip"][aria-invalid="true"])::after '
        f'{{ content: "{not_taken}"; display: block; padding-top: 0.4rem; }}'
    )


def _page(name: str, words: Words) -> "st.Page":
    return st.Page(
        _guarded(name),
        title=words(f"page.{name}"),
        icon=ICONS[name],
        url_path="" if name == "find" else name,
        default=name == "find",
    )


def _guarded(name: str) -> Callable[[], None]:
    """Return the function of a page that shows named errors as sentences and never a traceback."""

    def draw() -> None:
        words = state.words()
        try:
            if not let_in(words):
                return
            notice_new_data(words)
            if name not in NEEDS_NO_DATA and state.ask(stats).loaded == 0:
                _empty(words)
                return
            if name == "import" and is_editor():
                take_uploads()
            carry(name)
            import_module(f"app.app_pages.{name}_page").draw(words)
        except StoreUnavailableError as error:
            notice(words("app.store_unavailable", reason=words.said(error)), key="store", tone="error")
            come_back(words)
        except LegalGraphError as error:
            notice(words.said(error), key="named", tone="warning")
        except SignInSettingsError as error:
            LOG.error("%s", error)  # noqa: TRY400 - the sentence says it all
            notice(words("sign_in.misconfigured"), key="misconfigured", tone="error")
        except Exception:
            LOG.exception("The page %s failed", name)
            st.error(words("app.failed"))

    draw.__name__ = name
    return draw


def _head(words: Words, title: str) -> None:
    """Say which page this is and who is signed in, and offer the other language; the address keeps the choice."""
    other = next(language for language in LANGUAGES if language != words.language)

    def change() -> None:
        st.session_state["language"] = other
        st.query_params["lang"] = other

    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(horizontal=True, vertical_alignment="center", width="content", key="page_head"):
            st.html(f'<h1 class="page">{escape(title)}</h1>', width="content")
            st.caption(words("app.subtitle"), width="content")
            from_the_top(f"{title} {st.query_params.get('doc', '')}")
        st.button(
            words("app.other_language"),
            key="other_language",
            on_click=change,
            type="tertiary",
            icon=":material/translate:",
        )
        person(words)


def _empty(words: Words) -> None:
    show(
        element(
            "section",
            element("h2", words("empty.title")),
            element("p", words("empty.how")),
            element("pre", "legalgraph load FOLDER"),
            element("p", words("empty.demo")),
            element("pre", "legalgraph demo"),
        ),
        key="empty",
    )
