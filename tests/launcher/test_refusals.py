"""A port that cannot be had is answered with one line before anything is started."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT


def launch(folder: Path, port: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PORT": port, "VAR_DIR": str(folder)}
    environment.pop("DATABASE_URL")
    command = [sys.executable, "-m", "cms.config.launcher"]
    return subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True)


def test_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = launch(tmp_path, str(port))
    assert done.returncode == 2
    assert done.stderr == f"Port {port} is in use: choose another one, for example `PORT={port + 1} make run`.\n"
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["eight", "0", "65536", "-1", "80 80", "۸۰۰۰"])
def test_not_a_port(tmp_path: Path, port: str) -> None:
    done = launch(tmp_path, port)
    assert done.returncode == 2
    assert done.stderr == f"PORT must be a number from 1 to 65535, not {port!r}.\n"
    assert list(tmp_path.iterdir()) == []
