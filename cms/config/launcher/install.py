"""Installs a lock file into the environment it runs in: `python -m cms.config.launcher.install requirements.lock`.

Runs in a fresh virtual environment, so standard library only.
"""

import subprocess
import sys
from pathlib import Path

from cms.config.launcher.console import Console


def locked_packages(lock_file: Path) -> int:
    """How many packages a lock file names; those for other platforms count too."""
    return sum(1 for line in lock_file.read_text().splitlines() if "==" in line and not line.startswith((" ", "#")))


def install(lock_file: Path, console: Console) -> int:
    """Install with hashes checked and without building anything; returns pip's exit code."""
    wanted = locked_packages(lock_file)
    command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-color"]
    command += ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "off", "-r", str(lock_file)]
    found = 0
    tail: list[str] = []
    with console.step("Python packages") as step:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
            assert pip.stdout is not None
            for line in pip.stdout:
                tail = [*tail[-20:], line]
                if line.startswith(("Collecting ", "Requirement already satisfied", "Ignoring ")):
                    found += 1
                    step.progress = f"{min(found, wanted)} of {wanted}"
                elif line.startswith("Installing collected packages"):
                    step.progress = f"unpacking {wanted}"
        step.result = f"{wanted} from {lock_file.name}" if pip.returncode == 0 else "failed"
    if pip.returncode:
        console.say("".join(tail) + f"The packages of {lock_file.name} could not be installed; pip's words are above.")
    return pip.returncode


if __name__ == "__main__":
    sys.exit(install(Path(sys.argv[1]), Console()))
