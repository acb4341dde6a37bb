"""Requests over loopback: so many connections, each asks again once it is answered.

A server that closes a connection after its answer is asked over a new one.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a run: answers a second, and how long they took, in seconds."""

    rate: float
    median: float
    worst: float
    """The 99th of 100."""


def request(
    method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> bytes:
    """Write a request that keeps its connection."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def run(address: str, asked: Sequence[bytes], connections: int, count: int) -> Load:
    """Ask ``count`` times, in turn what is to be asked; all have to be 200."""
    return asyncio.run(_run(address, asked, connections, count))


async def _run(
    address: str, asked: Sequence[bytes], connections: int, count: int
) -> Load:
    host, port = address.removeprefix("http://").rsplit(":", 1)
    left = iter(range(count))
    times: list[float] = []

    async def one() -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        for at in left:
            begun = perf_counter()
            writer.write(asked[at % len(asked)])
            stays = await _answer(reader)
            times.append(perf_counter() - begun)
            if not stays:
                writer.close()
                reader, writer = await asyncio.open_connection(host, int(port))
        writer.close()
        await writer.wait_closed()

    begun = perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    took = perf_counter() - begun
    times.sort()
    return Load(
        len(times) / took, times[len(times) // 2], times[int(len(times) * 0.99)]
    )


async def _answer(reader: asyncio.StreamReader) -> bool:
    """Read an answer; say whether the connection stays."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status, *lines = head.split("\r\n")
    pairs = (each.partition(":") for each in lines if each)
    fields = {name.lower(): value.strip() for name, _, value in pairs}
    body = b""
    if "content-length" in fields:
        body = await reader.readexactly(int(fields["content-length"]))
    elif fields.get("transfer-encoding") == "chunked":
        body = await _chunks(reader)
    if status.split(" ")[1] != "200":
        msg = f"{status} {body[:400]!r}"
        raise RuntimeError(msg)
    return fields.get("connection", "").lower() != "close"


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    whole = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        whole.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(whole)
