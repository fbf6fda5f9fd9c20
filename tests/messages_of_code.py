"""The English messages that the library can say, read from its code: what its named errors and findings are made of."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph_loader import errors

LIBRARY = Path(errors.__file__).parent
NOT_SHOWN = {"cli", "benchmarks"}
MAKERS = {"Finding": "explanation", "_finding": "explanation", "UnknownName": "said"}


def messages() -> dict[str, str]:
    """Return every message with its places as `{1}`, `{2}`, ..., and the file that says it."""
    found: dict[str, str] = {}
    for file in sorted(LIBRARY.rglob("*.py")):
        parts = file.relative_to(LIBRARY).parts
        if not NOT_SHOWN & set(parts):
            found |= dict.fromkeys(_messages_of(ast.parse(file.read_text("utf-8"))), "/".join(parts))
    return found


@cache
def error_names() -> frozenset[str]:
    """Return the names of all classes that come from `LegalGraphError`."""
    names = {"LegalGraphError"}
    bases = [
        (node.name, {base.id for base in node.bases if isinstance(base, ast.Name)})
        for file in LIBRARY.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    while grown := {name for name, of in bases if of & names} - names:
        names |= grown
    return frozenset(names)


def _messages_of(module: ast.Module) -> Iterator[str]:
    functions = {node.name: node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}
    for function in functions.values():
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                said = _argument(node)
                if said is not None:
                    yield from _texts(said, function, functions)


def _argument(call: ast.Call) -> ast.expr | None:
    assert isinstance(call.func, ast.Name)
    if call.func.id in error_names():
        return call.args[0] if call.args else None
    if call.func.id in MAKERS:
        named = [one.value for one in call.keywords if one.arg == MAKERS[call.func.id]]
        return named[0] if named else call.args[-1]
    return None


def _texts(said: ast.expr, function: ast.FunctionDef, functions: dict[str, ast.FunctionDef]) -> Iterator[str]:
    match said:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
            yield _numbered(said)
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one, function, functions)
            yield from _texts(other, function, functions)
        case ast.Name(id=name):
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
                    yield from _texts(node.value, function, functions)
        case ast.Call(func=ast.Name(id=name)) if name in functions:
            for node in ast.walk(functions[name]):
                if isinstance(node, ast.Return) and node.value is not None:
                    yield from _texts(node.value, functions[name], functions)
        case ast.Subscript(value=ast.Dict(values=values)):
            for value in values:
                yield from _texts(value, function, functions)
        case _:
            raise AssertionError(f"The message of {function.name} cannot be read from the code: {ast.unparse(said)}")


def _numbered(said: ast.expr) -> str:
    parts = list(_parts(said))
    text, places = "", 0
    for part in parts:
        if part is None:
            places += 1
            text += f"{{{places}}}"
        else:
            text += part
    return text


def _parts(said: ast.expr) -> Iterator[str | None]:
    match said:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            for value in values:
                yield from _parts(value)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from _parts(left)
            yield from _parts(right)
        case _:
            yield None
