#!/bin/sh
# Chooses versions anew within what pyproject.toml and package.json allow. Lock files carry hashes and name no host.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
"$python" -m pip install --quiet --disable-pip-version-check uv
options="--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade --quiet"
# shellcheck disable=SC2086 # a list of options
"$python" -m uv pip compile pyproject.toml $options -o requirements.lock
# shellcheck disable=SC2086
"$python" -m uv pip compile pyproject.toml --group dev -c requirements.lock $options -o requirements-dev.lock
npm install --package-lock-only --ignore-scripts --loglevel=error
# npm notes where to send money, which is a host.
"$python" - <<'PYTHON'
import json
from pathlib import Path

path = Path("package-lock.json")
lock = json.loads(path.read_text())
for package in lock["packages"].values():
    package.pop("funding", None)
path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
PYTHON
