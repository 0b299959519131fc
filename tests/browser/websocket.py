"""A WebSocket to a browser on this machine: text goes out, text comes in, nothing else is needed."""

from __future__ import annotations

import base64
import os
import socket
import struct

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
SHORT, MEDIUM = 126, 127
"""Lengths that say: the length follows in two, or in eight bytes."""


class WebSocket:
    """One connection, as RFC 6455 has it."""

    def __init__(self, port: int, path: str, patience: float) -> None:
        self._line = socket.create_connection(("127.0.0.1", port), patience)
        self._file = self._line.makefile("rb")
        key = base64.b64encode(os.urandom(16)).decode()
        self._line.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        if b" 101 " not in (first := self._file.readline()):
            raise ConnectionError(first.decode(errors="replace"))
        while self._file.readline().strip():
            pass

    def send(self, text: str, kind: int = TEXT) -> None:
        """One message in one frame, masked, as a client must."""
        body, mask = text.encode(), os.urandom(4)
        length = (
            struct.pack("!B", 0x80 | len(body))
            if len(body) < SHORT
            else struct.pack("!BH", 0x80 | SHORT, len(body))
            if len(body) < 1 << 16
            else struct.pack("!BQ", 0x80 | MEDIUM, len(body))
        )
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(body))
        self._line.sendall(struct.pack("!B", 0x80 | kind) + length + mask + masked)

    def receive(self) -> str:
        """The next message, put together from its frames."""
        parts: list[bytes] = []
        while True:
            last, kind, body = self._frame()
            if kind == PING:
                self.send(body.decode(), PONG)
            elif kind == CLOSE:
                raise ConnectionError("the browser has hung up")
            elif kind != PONG:
                parts.append(body)
                if last:
                    return b"".join(parts).decode()

    def _frame(self) -> tuple[bool, int, bytes]:
        first, length = self._read(2)
        if length == SHORT:
            (length,) = struct.unpack("!H", self._read(2))
        elif length == MEDIUM:
            (length,) = struct.unpack("!Q", self._read(8))
        return bool(first & 0x80), first & 0x0F, self._read(length)

    def _read(self, size: int) -> bytes:
        found = self._file.read(size)
        if len(found) < size:
            raise ConnectionError("the browser has hung up")
        return found

    def close(self) -> None:
        """Hang up."""
        self._file.close()
        self._line.close()
