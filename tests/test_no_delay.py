"""The server's answers are not held back until the browser's side has acknowledged the packet before."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from app.no_delay import send_at_once


def test_a_server_on_a_socket_that_was_bound_before_sends_at_once() -> None:
    async def delay_of_an_accepted_connection(bound: socket.socket) -> int:
        loop = asyncio.get_running_loop()
        send_at_once(loop)
        accepted: asyncio.Future[asyncio.StreamWriter] = loop.create_future()
        server = await asyncio.start_server(lambda _, writer: accepted.set_result(writer), sock=bound)
        async with server:
            _, client = await asyncio.open_connection(*bound.getsockname())
            connection = (await accepted).get_extra_info("socket")
            option = int(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            (await accepted).close()
            client.close()
        return option

    with closing(socket.socket(socket.AF_INET)) as bound:
        bound.bind(("127.0.0.1", 0))
        with ThreadPoolExecutor(1) as thread_without_a_loop:
            option = thread_without_a_loop.submit(asyncio.run, delay_of_an_accepted_connection(bound)).result()
        assert option != 0
