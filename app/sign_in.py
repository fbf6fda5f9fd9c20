"""What a person sees who is not let in yet, who is signed in, and why a sign-in failed."""

import logging

import streamlit as st
from streamlit.errors import StreamlitAuthError

from app.components.notices import notice
from app.roles import Role, SignInSettingsError, note, role, sign_in_is_on, sign_in_is_over, who
from app.words import Words

LOG = logging.getLogger(__name__)

REASON = "sign_in"
"""The parameter of the address under which the server says how a sign-in ended (see `sign_in_answers`)."""

NOTED = "sign_in_noted"


def let_in(words: Words) -> bool:
    """Return whether this person may look; else say why not, and what to do.

    Raises:
        SignInSettingsError: the settings cannot be read.
    """
    reason = _reason()
    given = role()
    if given in {Role.READER, Role.EDITOR}:
        if sign_in_is_on() and not st.session_state.get(NOTED):
            st.session_state[NOTED] = True
            note(f"signed in as {given}")
        return True
    if given is Role.STRANGER:
        notice(words("sign_in.stranger", who=who()), key="stranger", tone="warning")
        return False
    if reason:
        st.session_state[REASON] = reason
    _ask(words, st.session_state.get(REASON))
    return False


def _reason() -> str | None:
    reason = st.query_params.get(REASON)
    if reason is not None:
        del st.query_params[REASON]
    return reason


def _ask(words: Words, reason: str | None) -> None:
    said = {
        "refused": words("sign_in.refused"),
        "failed": words("sign_in.failed"),
        "unavailable": words("sign_in.unavailable"),
        "out": words("sign_in.is_out"),
    }
    if reason in said:
        notice(said[reason], key="sign_in", tone="info" if reason == "out" else "warning")
    elif sign_in_is_over():
        notice(words("sign_in.over"), key="sign_in", tone="warning")
    else:
        notice(words("sign_in.needed"), key="sign_in")
    if st.button(words("sign_in.button"), key="sign_in_button", icon=":material/login:", type="primary"):
        st.session_state.pop(REASON, None)
        try:
            st.login()
        except StreamlitAuthError:
            LOG.exception("Sign-in is not configured rightly")
            notice(words("sign_in.misconfigured"), key="misconfigured", tone="error")


def person(words: Words) -> None:
    """Say who is signed in and as what, with the way out; nothing where nobody signs in, or nobody can."""
    try:
        given = role() if sign_in_is_on() else Role.NOBODY
    except SignInSettingsError:
        return
    if given is Role.NOBODY:
        return
    name = words("sign_in.editor") if given is Role.EDITOR else words("sign_in.reader")
    st.text(who() if given is Role.STRANGER else f"{who()} · {name}", width="content")
    st.button(words("sign_in.out"), key="sign_out", on_click=st.logout, type="tertiary", icon=":material/logout:")
