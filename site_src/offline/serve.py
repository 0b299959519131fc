#!/usr/bin/env python3
"""把本文件夹作为网站提供，只需 Python 3.8 以上 · Serves this folder as a web site; needs nothing but Python 3.8.

    python3 serve.py                              本机 this machine: http://127.0.0.1:8000/
    python3 serve.py --host 0.0.0.0 --port 8080   整个内网 the whole intranet

在内网用 http 打开时，浏览器不保存离线副本（浏览器只对 https 和本机允许），自查照常可用。
Over http on an intranet browsers keep no offline copy (they allow it over https and on this machine alone); the check works all the same.
"""

import argparse
import functools
import json
import re
import socket
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "site"
EMBED = FOLDER / "assets" / "embed.json"
SERVING = FOLDER / "assets" / "serving.json"


def holders():
    """谁可以嵌入自查：本站，以及生成时 site.yaml 里列出的网站 · Who may hold the check: this site, and those named when it was built."""
    try:
        origins = json.loads(EMBED.read_text("utf-8"))["origins"]
    except (OSError, ValueError, LookupError):
        origins = []
    return " ".join(["'self'", *origins])


PATIENCE = 15  # 秒：连接这么久没有动静就断开 · seconds after which a connection on which nothing happens is dropped
LARGEST_BODY = 65536  # 字节：随请求送来的内容读完不用 · bytes of a body, which is read and not used
MOST = 200  # 同时的连接数；更多时断开等得最久的空闲连接 · connections at once; beyond, the one idle longest is dropped
WRONG = "<!doctype html><meta charset=utf-8><title>{0}</title><p>{0} 这个请求不能处理。<p lang=en>{0} This request cannot be answered."


def most_at_once():
    """不超过系统允许打开的文件数的三分之一 · No more than a third of the files that the system lets be open."""
    try:
        import resource

        return max(8, min(MOST, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 3))
    except ImportError:
        return MOST


class Server(ThreadingHTTPServer):
    """每个连接一个线程，数目有限；只连接、不提问的不能挡住读者 · A thread a connection, but not without bound: who connects and asks nothing keeps no reader out."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *given):
        self._lock = threading.Lock()
        self._open = 0
        self.most = most_at_once()
        self._idle = {}  # 最先的等得最久 · the first has been idle longest
        super().__init__(*given)

    def process_request(self, request, client_address):
        with self._lock:
            self._open += 1
            oldest = next(iter(self._idle), None) if self._open > self.most else None
            if oldest is not None:
                self._hang_up(self._idle.pop(oldest))
            full = self._open > self.most * 2
        if full:
            self.shutdown_request(request)
        else:
            super().process_request(request, client_address)

    @staticmethod
    def _hang_up(connection):
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def shutdown_request(self, request):
        with self._lock:
            self._open -= 1
            self._idle.pop(id(request), None)
        super().shutdown_request(request)

    def is_idle(self, connection, idle):
        with self._lock:
            self._idle.pop(id(connection), None)
            if idle:
                self._idle[id(connection)] = connection

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    path = command = ""
    status = 0
    rules = {}  # 生成网站时写好的响应头、类型等 · headers and types, as the build wrote them

    def guess_type(self, path):
        return self.rules["types"].get(Path(path).suffix, "application/octet-stream")

    def handle_one_request(self):
        self.server.is_idle(self.connection, True)
        super().handle_one_request()

    def parse_request(self):
        """读完请求头，随它送来的内容也读掉，免得被当作下一个请求 · A body is read with its request, so that it is never taken for the next one."""
        if not super().parse_request():
            return False
        sizes = self.headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in self.headers or len(sizes) > 1 or not re.match("[0-9]{0,9}$", "".join(sizes)):
            self.send_error(400)
            return False
        if sizes and int(sizes[0] or 0):
            self.close_connection = True
            self.rfile.read(min(int(sizes[0]), LARGEST_BODY))
        self.server.is_idle(self.connection, False)
        return True

    def send_response(self, code, message=None):
        self.status = code
        super().send_response(code, message)

    def send_head(self):
        try:
            return self._head()
        except ValueError:  # 网址里有文件名不能有的字符 · signs that no name of a file can hold
            self.send_error(400)
        except OSError:
            self.send_error(404)

    def _head(self):
        path = Path(self.translate_path(self.path))
        packed = path.with_name(path.name + ".gz")
        if path.is_dir() or "gzip" not in self.headers.get("Accept-Encoding", "") or not packed.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(packed.stat().st_size))
        self.end_headers()
        return packed.open("rb")

    def list_directory(self, path):
        self.send_error(404)

    def end_headers(self):
        path = self.path.partition("?")[0].partition("#")[0]
        page = path[: -len("index.html")] if path.endswith("index.html") else path
        for name, value in self.rules["headers"].items():
            if page in self.rules["embed_pages"]:
                value = value.replace(self.rules["unheld"], "frame-ancestors " + holders())
            self.send_header(name, value)
        if path == self.rules["embed_script"]:
            self.send_header("Access-Control-Allow-Origin", "*")
        lasting = self.status in (200, 206, 304) and re.search(self.rules["lasting"], path)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-cache")
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        """找不到的网址用网站自己的页面回答 · What does not exist is answered by the site's own page."""
        page = FOLDER / ("en/404.html" if self.path.startswith("/en/") else "404.html")
        if code != 404:
            self.close_connection = True
            self.request_version = self.protocol_version  # 首行读不懂的也要有响应头 · headers even where the first line made no sense
        body = page.read_bytes() if code == 404 and page.is_file() else WRONG.format(code).encode("utf-8")
        self.send_response(code)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args):
        pass


def main():
    options = argparse.ArgumentParser(description="青海省环评审批政策指南 · Qinghai EIA approval guide")
    options.add_argument("--host", default="127.0.0.1", help="默认只有本机能打开；0.0.0.0 表示整个内网 · 0.0.0.0 for the whole intranet")
    options.add_argument("--port", type=int, default=8000)
    given = options.parse_args()
    if not 0 <= given.port <= 65535:
        raise SystemExit("端口应是 0 到 65535 的数 · the port is a number from 0 to 65535")
    try:
        Handler.rules = json.loads(SERVING.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SystemExit("网站不完整，请重新生成：{0} · the site is not whole, build it again: {0}".format(error))
    try:
        running = Server((given.host, given.port), functools.partial(Handler, directory=str(FOLDER)))
    except OSError as error:
        raise SystemExit("端口 {0} 不能用，换一个：--port {1} · port {0} cannot be used, try another: {2}".format(given.port, given.port + 1, error))
    print("http://{0}:{1}/  (Ctrl-C 结束 ends)".format(*running.server_address[:2]), flush=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        running.server_close()


if __name__ == "__main__":
    main()
