"""The two programs that a running network consists of, and how to know that it runs."""

import http.client
import os
import sys
import time

from cms.config.launcher.processes import Program, Programs

HOST = "127.0.0.1"
# Seconds to end in. A task that is broken off is done again at the next start; a worker itself needs a little longer.
TASK_GRACE = 10
WORKER_PATIENCE = 15
SERVER_PATIENCE = 10


def worker() -> Program:
    """Background work; it reads its database from the environment."""
    return Program("worker", [sys.executable, "manage.py", "work", "--grace", str(TASK_GRACE)], WORKER_PATIENCE)


def server(port: int) -> Program:
    """Granian on this machine's own address. WEB_WORKERS and WEB_THREADS say how many processes and threads."""
    options = {
        "--interface": "wsgi",
        "--host": HOST,
        "--port": str(port),
        "--workers": os.environ.get("WEB_WORKERS") or "1",
        "--blocking-threads": os.environ.get("WEB_THREADS") or "4",
        "--log-level": "warning",
    }
    arguments = [argument for option in options.items() for argument in option]
    return Program(
        "server", [sys.executable, "-m", "granian", *arguments, "cms.config.wsgi:application"], SERVER_PATIENCE
    )


def wait_until_answering(programs: Programs, port: int, seconds: float) -> bool:
    """True once the server answers anything at all; False when a program has ended or it takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not programs.ended():
        connection = http.client.HTTPConnection(HOST, port, timeout=seconds)
        try:
            connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
            connection.getresponse().read()
            return True
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        finally:
            connection.close()
    return False
