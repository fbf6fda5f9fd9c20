"""The gate for foreign Cypher: lets statements pass that only read the graph, and refuses everything else.

`check_statement` judges the text (both stores), `check_plan` what a Neo4j server made of it (`EXPLAIN`). Behind them
the stores run the statement in a read transaction or on a frozen snapshot, with limits. Each of these holds alone.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from graph_loader.errors import QueryRefusedError
from graph_loader.resources import resource
from graph_loader.stores.tokens import Token, tokenize, without_comments

LONGEST = 10_000
"""Of how many characters a statement may be made."""


@cache
def _words(name: str) -> frozenset[str]:
    lists: dict[str, str] = yaml.safe_load(resource("cypher", "gate.yaml").read_text(encoding="utf-8"))
    return frozenset(lists[name].split())


@cache
def _keywords() -> frozenset[str]:
    return _words("clauses") | _words("keywords")


def check_statement(statement: str) -> str:
    """Judge a statement by its text, and return it as the stores should get it.

    Args:
        statement: Cypher as somebody wrote it.

    Returns:
        The statement with blanks for comments and without the last semicolon.

    Raises:
        QueryRefusedError: it may do more than read the graph, or cannot be read with certainty; says what and why.
    """
    if len(statement) > LONGEST:
        raise QueryRefusedError(f"The statement is longer than {LONGEST:,} characters; shorten it or use parameters.")
    tokens = tokenize(statement)
    text = without_comments(statement).rstrip()
    if tokens and tokens[-1].value == ";" and tokens[-1].kind == "sign":
        tokens, text = tokens[:-1], text[:-1].rstrip()
    if not tokens:
        raise QueryRefusedError("The statement is empty; write one that begins with MATCH, for instance.")
    first = tokens[0]
    if first.kind != "word" or first.value.upper() not in _words("clauses"):
        _refuse_writing(first)
        raise QueryRefusedError(
            f"A statement begins with MATCH, OPTIONAL MATCH, WITH, UNWIND, RETURN or CALL, not with {_shown(first)}."
        )
    for at, token in enumerate(tokens):
        _check(tokens, at, token)
    return text


def check_plan(plan: Mapping[str, Any] | None, query_type: str | None) -> None:
    """Judge what a Neo4j server made of a statement.

    Args:
        plan: `summary.plan` of its EXPLAIN: `operatorType`, `args` and, where there are any, `children`.
        query_type: `summary.query_type` of its EXPLAIN.

    Raises:
        QueryRefusedError: the statement is no pure read, or an operator of its plan is not known to be one.
    """
    if query_type != "r" or plan is None:
        raise QueryRefusedError("The server says that the statement is no pure read; only reading statements run here.")
    for operator in _operators(plan):
        name = str(operator.get("operatorType", "")).partition("@")[0]
        if name.partition("(")[0] not in _words("operators"):
            raise QueryRefusedError(
                f"The server would run {name or 'an unnamed operator'}, which is not known as a read."
            )
        if name == "ProcedureCall":
            _check_procedure_call(operator)


def _operators(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting = [plan]
    while waiting:
        operator = waiting.pop()
        yield operator
        waiting.extend(operator.get("children") or ())


def _check_procedure_call(operator: Mapping[str, Any]) -> None:
    details = str((operator.get("args") or {}).get("Details", ""))
    name = details.partition("(")[0].strip().strip("`").lower()
    if name not in _words("procedures"):
        raise QueryRefusedError(f"The server would call {name or 'a procedure'}; only {_listed()} may be called.")


def _check(tokens: tuple[Token, ...], at: int, token: Token) -> None:
    if token.kind == "sign":
        if token.value == ";":
            raise QueryRefusedError("There is a second statement after a semicolon; run one statement at a time.")
        if token.value == "(":
            _check_call(tokens, at)
        return
    if token.kind == "word" and _is_property_or_label(tokens, at):
        return
    if token.kind == "word":
        _refuse_writing(token, tokens[at - 1] if at else None)
        if token.value.upper() == "CALL":
            _check_called(tokens, at)
        if token.value.upper() in _keywords():
            return
    if at and _ends_operand(tokens, at - 1):
        raise QueryRefusedError(
            f"{_shown(token)} is no reading clause or operator known here; only reading statements run."
        )


def _is_property_or_label(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word follows "." or ":" or stands before ":", where it can be no keyword."""
    before = tokens[at - 1] if at else None
    earlier = tokens[at - 2] if at > 1 else None
    if before and before.kind == "sign" and before.value == ":":
        return True
    if before and before.kind == "sign" and before.value == ".":
        return not (earlier and (earlier.kind == "number" or (earlier.kind == "sign" and earlier.value == ".")))
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(at and following and following.kind == "sign" and following.value == ":")


def _ends_operand(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    if token.kind == "sign":
        starred = token.value == "*" and at > 0 and tokens[at - 1].kind == "word"
        return token.value in ")]}" or (starred and tokens[at - 1].value.upper() in ("RETURN", "WITH", "DISTINCT"))
    if token.kind == "word" and not _is_property_or_label(tokens, at):
        word = token.value.upper()
        return word not in _keywords() or word in _words("ends_operand")
    return True


def _refuse_writing(token: Token, before: Token | None = None) -> None:
    """Refuse a word that some letter case or form of letters makes a writing or commanding keyword.

    After a bracket, a comma or AS it is rather a name that reads so: the refusal then says how to write that.
    """
    if token.kind != "word":
        return
    plain = unicodedata.normalize("NFKC", token.value)
    for form in {plain.upper(), plain.lower().upper(), plain.casefold().upper()}:
        if form in _words("refused"):
            if before and (before.value in ("(", "[", "{", ",") or before.value.upper() == "AS"):
                raise QueryRefusedError(
                    f"{form} at character {token.start + 1} is refused: only reading statements run here; "
                    "put a name that reads so in back-ticks."
                )
            raise QueryRefusedError(
                f"{form} at character {token.start + 1} is refused: only reading statements run here."
            )


def _chain_before(tokens: tuple[Token, ...], at: int) -> list[str]:
    """Return the parts of the dotted name that ends right before token `at`, in lower case."""
    parts: list[str] = []
    here = at - 1
    while here >= 0 and tokens[here].kind in ("word", "name"):
        parts.append(tokens[here].value.lower())
        if here < 2 or tokens[here - 1].kind != "sign" or tokens[here - 1].value != ".":
            break
        here -= 2
    return parts[::-1]


def _check_call(tokens: tuple[Token, ...], at: int) -> None:
    """Judge what stands before an opening bracket: a function, a procedure, a keyword, or nothing in particular."""
    parts = _chain_before(tokens, at)
    if not parts:
        return
    start = at - 2 * len(parts) + 1
    before = tokens[start - 1] if start else None
    called = bool(before and before.kind == "word" and before.value.upper() == "CALL")
    name = ".".join(parts)
    if called:
        return
    if len(parts) == 1:
        quoted = tokens[at - 1].kind == "name"
        if name in _words("functions") or (not quoted and name.upper() in _keywords()):
            return
        raise QueryRefusedError(f"The function {name} is not known here as one that only reads.")
    if name not in _words("dotted_functions"):
        raise QueryRefusedError(
            f"The function {name} is refused: functions that are added to a server may do anything."
        )


def _check_called(tokens: tuple[Token, ...], at: int) -> None:
    """Judge what follows CALL: a subquery, or a procedure of the short list."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and following.kind == "sign" and following.value in "({":
        return
    parts: list[str] = []
    here = at + 1
    while here < len(tokens) and tokens[here].kind in ("word", "name"):
        parts.append(tokens[here].value.lower())
        if here + 1 == len(tokens) or tokens[here + 1].kind != "sign" or tokens[here + 1].value != ".":
            break
        here += 2
    name = ".".join(parts)
    if name not in _words("procedures"):
        raise QueryRefusedError(
            f"The procedure {name or _shown(following)} is refused; only {_listed()} may be called."
        )


def _listed() -> str:
    return ", ".join(sorted(_words("procedures")))


def _shown(token: Token | None) -> str:
    if token is None:
        return "nothing"
    return token.value or f"a {token.kind}"
