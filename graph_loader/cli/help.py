"""The help of commands: options that take a value show what it is, switches show nothing behind their name."""

from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup, TyperOption

if TYPE_CHECKING:
    from typing import Any

    import typer


class Command(TyperCommand):
    """A command whose help shows no type behind a switch."""

    def get_params(self, ctx: "Any") -> "list[Any]":  # noqa: ANN401 - typer keeps the type of contexts to itself
        """Return the parameters, `--help` among them."""
        return _without_types_of_switches(super().get_params(ctx))


class Group(TyperGroup):
    """A group of commands whose help shows no type behind a switch."""

    def get_params(self, ctx: "Any") -> "list[Any]":  # noqa: ANN401 - as above
        """Return the parameters, `--help` among them."""
        return _without_types_of_switches(super().get_params(ctx))


def show_values_only(app: "typer.Typer") -> None:
    """Let all commands of an application, those of its groups included, have such help."""
    for command in app.registered_commands:
        command.cls = Command
    for group in app.registered_groups:
        group.cls = Group
        if group.typer_instance is not None:
            show_values_only(group.typer_instance)


def _without_types_of_switches(parameters: "list[Any]") -> "list[Any]":
    for parameter in parameters:
        if isinstance(parameter, TyperOption) and parameter.is_bool_flag:
            parameter.metavar = ""
    return parameters
