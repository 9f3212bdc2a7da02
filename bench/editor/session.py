"""An editor signed in at the real server: one connection, cookies kept, as a browser has it."""

from __future__ import annotations

import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.editor.long_page import PASSWORD, USERNAME
from cms.config.launcher.network import HOST

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
MOST_STEPS = 5


class EditorSession:
    def __init__(self, port: int, hostname: str) -> None:
        self.connection = http.client.HTTPConnection(HOST, port, timeout=60)
        self.hostname, self.origin = f"{hostname}:{port}", f"http://{hostname}:{port}"
        self.cookies: dict[str, str] = {}
        self.token = ""

    def sign_in(self) -> None:
        """Raises RuntimeError if the admin does not open afterwards."""
        path = "/admin/"
        for _step in range(MOST_STEPS):
            status, location, _content = self.get(path)
            if status == 200:
                break
            path = location
        login = path
        self.post(login, {"login": USERNAME, "password": PASSWORD})
        if self.get("/admin/")[0] != 200:
            raise RuntimeError(f"{USERNAME} cannot sign in at {login}")

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, where it leads (a path), content."""
        return self._ask("GET", path, None)

    def post(self, path: str, values: dict[str, object]) -> tuple[int, str, bytes]:
        body = urlencode({"csrfmiddlewaretoken": self.token, **values}, doseq=True)
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str, bytes]:
        headers = {
            "Host": self.hostname,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept": "text/html",
            "Accept-Language": "fa",
        }
        if body is not None:
            kind = "application/x-www-form-urlencoded"
            headers |= {"Content-Type": kind, "Origin": self.origin, "Referer": f"{self.origin}{path}"}
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:
            self.connection.close()
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        content = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        if found := TOKEN.search(content.decode(errors="replace")):
            self.token = found[1]
        return answer.status, (answer.headers["Location"] or "").removeprefix(self.origin), content
