"""A box for a date as people write it, day first, of which day or month may be missing; the address holds it as ISO."""

import re
from datetime import date

import streamlit as st

from app.components.choices import remember
from app.components.naming import date_word
from app.words import Words

WRITTEN = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def date_box(words: Words, name: str, label: str) -> str | None:
    """Offer a box for a date; return it as an ISO date, of which day or month may be missing, or None.

    Args:
        words: the language.
        name: of the parameter in the address.
        label: of the box.
    """
    asked = st.query_params.get(name, "")
    key, last = f"date_{name}", f"date_asked_{name}"
    if key not in st.session_state or st.session_state.get(last) != asked:
        st.session_state[key] = date_word(asked) if iso_date(asked) else ""
        st.session_state[last] = asked
    text = st.text_input(label, key=key, placeholder=words("date.form"), max_chars=10).strip()
    found = iso_date(text)
    if text and found is None:
        st.caption(words("date.wrong"))
    remember(name, found)
    st.session_state[last] = found or ""
    return found


def iso_date(text: str) -> str | None:
    """Return a written date ("30/6/2023", "6/2023", "2023", or ISO) as ISO; None where it is none."""
    iso, written = ISO.fullmatch(text), WRITTEN.fullmatch(text)
    if iso:
        year, month, day = iso.groups()
    elif written:
        day, month, year = written.groups()
    else:
        return None
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part.zfill(2) for part in (year, month, day) if part)
