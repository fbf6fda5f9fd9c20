"""Who asks, and what they may do: open on one's own machine, by role where sign-in is configured.

Sign-in is Streamlit's OIDC (`[auth]` in `secrets.toml`). `[roles]` beside it names who may look (`readers`; without
it everybody whom the provider lets in) and who may also write Cypher, import and correct (`editors`). An entry is an
e-mail, a whole domain (`@example.vn`) or the provider's own name of a person (the claim `sub`). An e-mail counts only
where the provider says that it is verified: else a person could enter that of a colleague as their own.
"""

import logging
import time
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import config

AUDIT = logging.getLogger("legalgraph.audit")

HOURS = 12
"""How long a sign-in lasts where `[roles] hours` says nothing: a working day."""


class Role(StrEnum):
    """What somebody may do."""

    NOBODY = "nobody"
    """Not signed in, or not any more."""
    STRANGER = "stranger"
    """Signed in, but not among those who may look."""
    READER = "reader"
    EDITOR = "editor"


class SignInSettingsError(Exception):
    """The settings of sign-in cannot be read, or contradict one another; nobody is let in until they are mended."""


def sign_in_is_on() -> bool:
    """Whether the server asks people to sign in.

    Raises:
        SignInSettingsError: nobody can tell, because the settings cannot be read.
    """
    return bool(_section("auth"))


def role() -> Role:
    """Return what this person may do.

    Raises:
        SignInSettingsError: the settings cannot be read.
    """
    if not sign_in_is_on():
        return Role.EDITOR
    roles = _section("roles")
    if not st.user.is_logged_in or sign_in_is_over():
        return Role.NOBODY
    if _is_among(roles.get("editors", ())):
        return Role.EDITOR
    return Role.READER if "readers" not in roles or _is_among(roles["readers"]) else Role.STRANGER


def sign_in_is_over() -> bool:
    """Whether this person signed in, but too long ago."""
    if not st.user.is_logged_in:
        return "_streamlit_user" in st.context.cookies
    issued, hours = st.user.get("iat"), _section("roles").get("hours", HOURS)
    if not isinstance(hours, int | float) or hours <= 0:
        raise SignInSettingsError(f"hours = {hours!r} in [roles] is no number of hours; give a number above 0.")
    return not isinstance(issued, int | float) or time.time() - issued > hours * 3600


def is_editor() -> bool:
    """Whether this person may change what the store holds."""
    return role() is Role.EDITOR


def may_write_cypher() -> bool:
    """Whether this person may run statements of their own."""
    return is_editor()


def who() -> str:
    """Return the verified e-mail of the person, else the provider's name of them; `local` where nobody signs in."""
    if not sign_in_is_on():
        return "local"
    return _verified_email() or f"id:{st.user.get('sub') or 'unknown'}"


def note(did: str) -> None:
    """Leave a line in the audit log: who did what."""
    AUDIT.info("who=%r %s", who(), did)


def _verified_email() -> str | None:
    email, verified = st.user.get("email"), st.user.get("email_verified")
    return email.strip().lower() if isinstance(email, str) and verified in {True, "true"} else None


def _is_among(entries: Any) -> bool:  # noqa: ANN401 - what somebody wrote into a file
    if not isinstance(entries, list | tuple):
        raise SignInSettingsError(f'{entries!r} in [roles] is no list; write it as ["lan@example.vn"].')
    email, subject = _verified_email(), st.user.get("sub")
    own = {email, f"@{email.rpartition('@')[2]}"} if email else set()
    return any((str(one).strip().lower() in own) if "@" in str(one) else str(one) == subject for one in entries)


def _section(name: str) -> Mapping[str, Any]:
    """Return a section of the secrets, {} where there is none; a file that is there and cannot be read is no `none`."""
    try:
        secrets = st.secrets.to_dict()
    except FileNotFoundError as error:
        files = [Path(one) for one in config.get_option("secrets.files")]
        if config.is_manually_set("secrets.files") or any(file.exists() for file in files):
            raise SignInSettingsError(str(error)) from error
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SignInSettingsError(str(error)) from error
    if "roles" in secrets and "auth" not in secrets:
        raise SignInSettingsError("There is a section [roles], but no [auth]; add it, or remove [roles].")
    found = secrets.get(name, {})
    if not isinstance(found, Mapping) or (name == "auth" and name in secrets and not found):
        raise SignInSettingsError(f"[{name}] is no section of settings; see the documentation of sign-in.")
    return found
