"""The command line: thin commands, each of which calls one function of the library."""

from graph_loader.cli.root import main

__all__ = ["main"]
