"""A cascade as a lesson: one HTML file that needs no network, stepped through with the keyboard."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from graph_loader.export.svg import to_svg
from graph_loader.export.web_fonts import font_faces
from graph_loader.graph.drawing import Drawing, clean


@dataclass(frozen=True, slots=True)
class LessonDocument:
    """A document of a step; `sentences` are the (relation word, quote) that join it to what was told before."""

    head: str
    title: str
    foot: str
    sentences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LessonStep:
    """One step: its heading, what it adds, the trainer's notes, and the drawing of all so far."""

    heading: str
    documents: tuple[LessonDocument, ...]
    notes: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class LessonWords:
    """The words of the page."""

    back: str
    on: str
    notes: str
    lesson: str


def to_lesson(steps: Sequence[LessonStep], *, title: str, language: str, words: LessonWords) -> str:
    """Return a lesson as a self-contained HTML page; every text of it is escaped.

    Args:
        steps: at least one.
        title: what the lesson is about.
        language: "vi" or "en".
        words: the words of the buttons.
    """
    policy = f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-{_digest(_SCRIPT)}'"
    slides = "\n".join(_slide(step, number, len(steps), words) for number, step in enumerate(steps, 1))
    return (
        f'<!DOCTYPE html>\n<html lang="{"vi" if language == "vi" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(words.lesson)}: {_text(title)}</title>\n"
        f"<style>{font_faces()}{_STYLE}</style>\n</head>\n<body>\n"
        f'<header><h1>{_text(words.lesson)}: {_text(title)}</h1><nav><button id="back">← {_text(words.back)}</button>'
        f'<span id="at"></span><button id="on">{_text(words.on)} →</button></nav></header>\n'
        f"{slides}\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _slide(step: LessonStep, number: int, last: int, words: LessonWords) -> str:
    documents = "".join(map(_document, step.documents))
    notes = f"<aside><b>{_text(words.notes)}</b><p>{_text(step.notes)}</p></aside>" if step.notes else ""
    return (
        f'<section data-step="{number}" aria-label="{number} / {last}"><div class=words><p class=tier>'
        f"{_text(step.heading)}</p>{documents}{notes}</div>"
        f"<div class=picture>{to_svg(step.drawing, title=f'{number} / {last}', name=f's{number}')}</div></section>"
    )


def _document(one: LessonDocument) -> str:
    sentences = "".join(
        f"<blockquote><b>{_text(word)}:</b> {_text(quote)}</blockquote>" for word, quote in one.sentences
    )
    return (
        f"<article><h2>{_text(one.head)}</h2><p class=title>{_text(one.title)}</p>"
        f"<p class=foot>{_text(one.foot)}</p>{sentences}</article>"
    )


def _text(text: str) -> str:
    return escape(clean(text))


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


_STYLE = (
    "body{font-family:'Be Vietnam Pro','Noto Sans',Arial,sans-serif;margin:0;color:#1d2430;background:#fff}"
    "header{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.6rem 1.2rem;"
    "border-bottom:1px solid #cfd7e2;position:sticky;top:0;background:#fff}h1{font-size:1.05rem;margin:0}"
    "button{font:inherit;color:inherit;padding:.35rem 1rem;margin:0 .5rem;background:#fff;border:1px solid #8b97a8;"
    "border-radius:8px;cursor:pointer}button:hover:enabled{border-color:#0b5cad}button:disabled{opacity:.45}"
    "#on:enabled{background:#0b5cad;border-color:#0b5cad;color:#fff}"
    "button:focus-visible{outline:3px solid #7cbcff;outline-offset:2px}"
    "header{z-index:1}h2,b{font-weight:600}section{display:none;gap:1.5rem;padding:1.2rem}"
    "section.shown{display:flex}.words{flex:1;font-size:1.2rem;line-height:1.5;min-width:0}"
    ".picture{flex:1.1;min-width:0;overflow:auto;position:sticky;top:4.2rem;align-self:flex-start;max-height:86vh}"
    "article{border-bottom:1px solid #cfd7e2;padding-bottom:.6rem;overflow-wrap:anywhere}p{margin:.4rem 0}"
    ".picture svg{max-width:100%;height:auto;max-height:84vh}"
    ".tier,.foot{color:#4a5565}h2{margin:.6rem 0 .2rem;font-size:1.6rem}"
    "blockquote{margin:.7rem 0;padding:.6rem 1rem;border-left:5px solid #0b5cad;background:#f3f6fa}"
    "aside{border:1px dashed #8b97a8;padding:.5rem .9rem;white-space:pre-line}"
    "@media print{section{display:flex;break-after:page}nav{display:none}@page{size:A4 landscape}}"
    "@media(max-width:700px){section.shown{flex-direction:column}}"
)
_SCRIPT = (
    "const all=[...document.querySelectorAll('section')];let at=0;"
    "const show=(n)=>{at=Math.max(0,Math.min(all.length-1,n));"
    "all.forEach((s,i)=>s.classList.toggle('shown',i===at));"
    "document.getElementById('at').textContent=`${at+1} / ${all.length}`;scrollTo(0,0);"
    "back.disabled=at===0;on.disabled=at===all.length-1;"
    "if(document.activeElement.disabled)document.activeElement.blur()};"
    "const back=document.getElementById('back'),on=document.getElementById('on');"
    "back.addEventListener('click',()=>show(at-1));on.addEventListener('click',()=>show(at+1));"
    "addEventListener('keydown',(e)=>{if(e.key===' '){if(e.target.closest('button'))return;e.preventDefault()}"
    "if(e.key.startsWith('Page'))e.preventDefault();if(['ArrowRight','PageDown',' '].includes(e.key))show(at+1);"
    "else if(['ArrowLeft','PageUp'].includes(e.key))show(at-1);else if(e.key==='Home')show(0);"
    "else if(e.key==='End')show(all.length-1)});show(0);"
)
