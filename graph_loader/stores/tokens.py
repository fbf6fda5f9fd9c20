"""A Cypher statement taken apart: words, names, strings, numbers, parameters, signs; comments are gone.

The tokenizer is for judging a statement, so it is strict where servers differ or a text could be read in two ways:
what is not plainly one thing is refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from graph_loader.errors import QueryRefusedError

Kind = Literal["word", "name", "string", "number", "parameter", "sign"]

_NUMBER = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+(?:[eE][+-]?[0-9]+)?")
_SIGNS = frozenset("()[]{}<>=+-*/%^|&!:.,;~?")
_ESCAPED = frozenset("\\'\"`bfnrt")
_LINE_ENDS = frozenset("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands: `text[start:end]`.

    `value` is the word as written, the inside of a name in back-ticks, the sign; for strings, numbers and parameters
    it is empty, for they are never judged.
    """

    kind: Kind
    value: str
    start: int
    end: int


def tokenize(statement: str) -> tuple[Token, ...]:
    r"""Return the tokens of a statement.

    Raises:
        QueryRefusedError: a character has no place in a statement; a string, name or comment is not closed; there is
            a `\u` escape, which could hide any word; or a name with a back-tick in it.
    """
    text = _checked(statement)
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char in " \t\n":
            at += 1
            continue
        if text.startswith("//", at):
            at = _past(text, "\n", at)
            continue
        if text.startswith("/*", at):
            at = _past_comment(text, at)
            continue
        token = _token(text, at)
        tokens.append(token)
        at = token.end
    return tuple(tokens)


def without_comments(statement: str) -> str:
    """Return the statement with every comment turned into blanks, so that lines and columns stay."""
    text = _checked(statement)
    kept = [" " if char != "\n" else char for char in text]
    for token in tokenize(statement):
        kept[token.start : token.end] = text[token.start : token.end]
    return "".join(kept)


def _checked(statement: str) -> str:
    text = statement.replace("\r\n", "\n")
    for at, char in enumerate(text):
        if char in _LINE_ENDS:
            raise QueryRefusedError(
                f"Character {at + 1} is an unusual line end that servers read differently; use Enter."
            )
        if char == "\x00" or "\ud800" <= char <= "\udfff":
            raise QueryRefusedError(f"Character {at + 1} is no text; remove it.")
        if char == "\\" and text[at + 1 : at + 2] in ("u", "U"):
            raise QueryRefusedError(f"The escape at character {at + 1} could hide a word; write the letter itself.")
    return text


def _token(text: str, at: int) -> Token:
    char = text[at]
    if char in "'\"":
        return Token("string", "", at, _past_string(text, at))
    if char == "`":
        end = _past_name(text, at)
        return Token("name", text[at + 1 : end - 1], at, end)
    if char == "$":
        return Token("parameter", "", at, _past_parameter(text, at))
    if char in "0123456789":
        return Token("number", "", at, _past_number(text, at))
    if _begins_word(char):
        end = _past_word(text, at)
        return Token("word", text[at:end], at, end)
    if char in _SIGNS:
        return Token("sign", char, at, at + 1)
    raise QueryRefusedError(f"The character {char!r} has no place in a statement outside of strings; remove it.")


def _past(text: str, end: str, at: int) -> int:
    found = text.find(end, at)
    return len(text) if found < 0 else found + len(end)


def _past_comment(text: str, at: int) -> int:
    end = text.find("*/", at + 2)
    if end < 0:
        raise QueryRefusedError(f"The comment that begins at character {at + 1} is not closed; end it with */.")
    return end + 2


def _past_string(text: str, at: int) -> int:
    quote = text[at]
    here = at + 1
    while here < len(text):
        if text[here] == "\\":
            if text[here + 1 : here + 2] not in _ESCAPED or here + 1 == len(text):
                raise QueryRefusedError(f"The escape at character {here + 1} is unknown; write a backslash twice.")
            here += 2
        elif text[here] == quote:
            return here + 1
        else:
            here += 1
    raise QueryRefusedError(f"The string that begins at character {at + 1} is not closed; end it with {quote}.")


def _past_name(text: str, at: int) -> int:
    end = text.find("`", at + 1)
    if end < 0:
        raise QueryRefusedError(f"The name that begins at character {at + 1} is not closed; end it with a back-tick.")
    if text[end + 1 : end + 2] == "`" or end == at + 1:
        raise QueryRefusedError(
            f"The name at character {at + 1} is empty or has a back-tick in it; give it a plain name."
        )
    if "\\" in text[at:end]:
        raise QueryRefusedError(f"The name at character {at + 1} has a backslash in it; give it a plain name.")
    return end + 1


def _past_parameter(text: str, at: int) -> int:
    following = text[at + 1 : at + 2]
    if following == "`":
        return _past_name(text, at + 1)
    if following and (_begins_word(following) or following in "0123456789"):
        return _past_word(text, at + 1)
    raise QueryRefusedError(f"The sign $ at character {at + 1} needs the name of a parameter right after it.")


def _begins_word(char: str) -> bool:
    return char == "_" or char.isalpha()


def _past_word(text: str, at: int) -> int:
    end = at + 1
    while _goes_on(text, end):
        end += 1
    return end


def _goes_on(text: str, at: int) -> bool:
    char = text[at : at + 1]
    return bool(char) and (char == "_" or char.isalnum() or unicodedata.combining(char) != 0)


def _past_number(text: str, at: int) -> int:
    """Take digits, and what follows only where it is plainly part of the number and no word is glued to it."""
    whole = _NUMBER.match(text, at)
    if whole and not _goes_on(text, whole.end()):
        return whole.end()
    end = at
    while end < len(text) and text[end] in "0123456789":
        end += 1
    return end
