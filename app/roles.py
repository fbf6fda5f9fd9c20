"""Who asks, and what they may do: open on one's own machine, by role where sign-in is configured.

Sign-in is Streamlit's OIDC (`[auth]` in `secrets.toml`). With it, readers look and run saved queries; those whose
e-mail stands in `[roles] editors` also write Cypher, import and correct.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from app.words import Words


def _secrets(section: str) -> Mapping[str, Any]:
    try:
        found = st.secrets.get(section, {})
    except FileNotFoundError:
        return {}
    return found if isinstance(found, Mapping) else {}


def sign_in_is_on() -> bool:
    """Whether the server asks people to sign in."""
    return bool(_secrets("auth"))


def signed_in() -> bool:
    """Whether nobody needs to sign in, or this person has."""
    return not sign_in_is_on() or bool(st.user.is_logged_in)


def who() -> str:
    """Return the e-mail of the person, or `local` where nobody signs in."""
    return str(st.user.get("email") or "unknown") if sign_in_is_on() else "local"


def is_editor() -> bool:
    """Whether this person may change what the store holds."""
    if not sign_in_is_on():
        return True
    editors = {str(one).lower() for one in _secrets("roles").get("editors", ())}
    return bool(st.user.is_logged_in) and who().lower() in editors


def may_write_cypher() -> bool:
    """Whether this person may run statements of their own."""
    return is_editor()


def ask_to_sign_in(words: Words) -> None:
    """Offer the way in."""
    st.info(words("sign_in.needed"))
    if st.button(words("sign_in.button"), key="sign_in", icon=":material/login:"):
        st.login()
