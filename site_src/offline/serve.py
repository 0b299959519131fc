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


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    rules = {}  # 生成网站时写好的响应头、类型等 · headers and types, as the build wrote them

    def guess_type(self, path):
        return self.rules["types"].get(Path(path).suffix, "application/octet-stream")

    def send_head(self):
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
        lasting = re.search(self.rules["lasting"], path)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-cache")
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        """找不到的网址用网站自己的页面回答 · What does not exist is answered by the site's own page."""
        page = FOLDER / ("en/404.html" if self.path.startswith("/en/") else "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
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
    try:
        Handler.rules = json.loads(SERVING.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SystemExit("网站不完整，请重新生成：{0} · the site is not whole, build it again: {0}".format(error))
    try:
        running = ThreadingHTTPServer((given.host, given.port), functools.partial(Handler, directory=str(FOLDER)))
    except OSError as error:
        raise SystemExit("端口 {0} 不能用，换一个：--port {1} · port {0} cannot be used, try another: {2}".format(given.port, given.port + 1, error))
    print("http://{0}:{1}/  (Ctrl-C 结束 ends)".format(*running.server_address[:2]), flush=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        running.server_close()


if __name__ == "__main__":
    main()
