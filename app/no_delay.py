"""Answers leave the server at once, without TCP's wait until the packet before is acknowledged (Nagle's algorithm).

Python's loop switches that wait off only for sockets that were made with the protocol's number, and Streamlit binds its
own without it. Then each answer on a kept connection, of two packets, takes the 40 ms after which the browser's side
acknowledges the first: a page loads some hundred small files.
"""

import asyncio
import socket
from typing import Any


def send_at_once(loop: asyncio.AbstractEventLoop) -> None:
    """Let the servers that this loop starts on a bound socket send without delay; accepted connections inherit it."""
    start = loop.create_server

    async def create_server(*args: Any, sock: socket.socket | None = None, **kwargs: Any) -> asyncio.Server:  # noqa: ANN401
        if sock is not None and sock.family in {socket.AF_INET, socket.AF_INET6}:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return await start(*args, sock=sock, **kwargs)

    loop.create_server = create_server  # type: ignore[method-assign]
