"""Resolve: which document each citation means, and the graph of all of them."""

from graph_loader.resolution.record import Record, ResolutionInput, decode, encode, record_of
from graph_loader.resolution.resolver import Resolution, resolve

__all__ = ["Record", "Resolution", "ResolutionInput", "decode", "encode", "record_of", "resolve"]
