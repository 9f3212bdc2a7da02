"""`python -m bench.editor`: the editor's part of the benchmark alone, on a network of 50 sites."""

import shutil
import sys
import tempfile
from pathlib import Path

from bench.editor.measuring import measure_editor, table, write
from bench.network import ScratchDatabases, running, serve

SITES = 50


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="payvand-bench-"))
    try:
        with ScratchDatabases(folder) as databases, running() as programs:
            databases.make_core()
            name = databases.make_network(SITES)
            editing = measure_editor(databases, name, serve(programs, databases.environment(name)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("\n" + table(editing))
    print(f"\n{write(editing)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
