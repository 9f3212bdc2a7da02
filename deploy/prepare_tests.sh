#!/bin/sh
# Provides what `make test` needs beside Python packages: Chromium, gettext, npm packages. As root on Debian it installs
# them; elsewhere it names them in one line, and the tests that need them are skipped with that reason (in CI they fail).
set -u
cd "$(dirname "$0")/.." || exit 1

wanted=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || wanted="$wanted chromium"
command -v msgfmt >/dev/null 2>&1 || wanted="$wanted gettext"
command -v npm >/dev/null 2>&1 || wanted="$wanted npm"

if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "  Debian packages       $wanted"
    log=$(mktemp)
    {
        DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 update -q &&
            # shellcheck disable=SC2086 # a list of names
            DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -qy --no-install-recommends $wanted
    } >"$log" 2>&1 </dev/null || { tail -n 5 "$log"; echo "apt-get could not install:$wanted"; }
    rm -f "$log"
elif [ -n "$wanted" ]; then
    echo "Missing, so tests that need it are skipped:$wanted"
fi

# Reinstalled when the lock file is newer than what was installed from it.
stamp=node_modules/.installed
if command -v npm >/dev/null 2>&1 && [ ! "$stamp" -nt package-lock.json ]; then
    echo "  npm packages           from package-lock.json"
    if npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null; then
        touch "$stamp"
    else
        echo "npm could not install the packages of package-lock.json"
    fi
fi
exit 0
