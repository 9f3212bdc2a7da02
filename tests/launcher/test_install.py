from pathlib import Path

from cms.config.launcher.install import locked_packages
from tests.conftest import CHECKOUT


def test_packages_of_a_lock_file_are_counted(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "# a remark with ==\n"
        "first==1.0 \\\n    --hash=sha256:00 \\\n    --hash=sha256:01\n"
        "second==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:02\n"
    )
    assert locked_packages(lock) == 2


def test_our_lock_files_have_at_least_what_pyproject_asks_for() -> None:
    assert locked_packages(CHECKOUT / "requirements-dev.lock") > locked_packages(CHECKOUT / "requirements.lock") > 20
