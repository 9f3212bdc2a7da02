#!/bin/sh
# Provides what `make test` needs beside Python packages: Chromium, gettext, npm packages. As root on Debian it installs
# them; elsewhere it names them in one line, and the tests that need them are skipped with that reason (in CI they fail).
set -u
cd "$(dirname "$0")/.." || exit 1

there() { command -v "$1" >/dev/null 2>&1; }
missing() {
    there chromium-headless-shell || there chromium || there chromium-browser || echo chromium
    there msgfmt || echo gettext
    there npm || echo npm
}

wanted=$(missing)
# The browser without windows does the same in half the time; not every release of Debian has it.
there chromium-headless-shell || wanted="chromium-headless-shell $wanted"
if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && there apt-get; then
    echo "  Debian packages        $(echo $wanted)"
    log=$(mktemp)
    apt() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1 </dev/null || tail -n 5 "$log"; }
    apt update -q
    for package in $wanted; do
        [ "$package" = chromium ] && there chromium-headless-shell && continue
        apt install -qy --no-install-recommends "$package"
    done
    rm -f "$log"
fi
left=$(missing)
[ -z "$left" ] || echo "Missing, so tests that need it are skipped: $(echo $left)"

# Reinstalled when the lock file is newer than what was installed from it.
stamp=node_modules/.installed
if there npm && [ ! "$stamp" -nt package-lock.json ]; then
    echo "  npm packages           from package-lock.json"
    if npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null; then
        touch "$stamp"
    else
        echo "npm could not install the packages of package-lock.json"
    fi
fi
exit 0
