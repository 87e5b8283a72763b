# Sourced by the commands in tools/: messages, phases with logs, and the installation of what is missing (Debian
# packages through apt-get, npm packages and Dear ImGui through tools/fetch_dependencies). Safe to run again at any time.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
logs="$root/build/logs"
mkdir -p "$logs"
web_target=chuxin_web_dist # puts the program together in dist/ (tools/web.cmake)
cd "$root" || exit 1

say() { printf '%s\n' "$*"; }
fail() {
    printf '初信: %s\n' "$*" >&2
    exit 1
}

# A home folder that is missing or cannot be written to is replaced: npm and ccache keep files there.
if [ -z "${HOME:-}" ] || [ ! -d "$HOME" ] || [ ! -w "$HOME" ]; then
    HOME="$root/build/home"
    mkdir -p "$HOME"
fi
export HOME
# Debian's emcc 3.1.6 finds its acorn module there whatever node runs it; emsdk does not mind.
export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"
# The same sources in another folder are the same to the compiler cache.
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
# A miss costs no preprocessing of its own: what the compiler says it included is what counts.
export CCACHE_DEPEND=1

# --- Messages and phases ----------------------------------------------------------------------------------------------
# Runs a command with its output in build/logs/<name>.log; says what it does, a sign of life every half minute, and how
# long it took. On failure the end of the log is printed and the command's exit code returned.
run_logged() { # <log name> <what it does> <command...>
    local name=$1 what=$2 log="$logs/$1.log" started=$SECONDS code
    shift 2
    say "== $what"
    "$@" > "$log" 2>&1 < /dev/null &
    local job=$! quiet=0
    # An interrupted command must not leave its build behind.
    trap 'kill "$job" 2> /dev/null; exit 130' INT TERM
    while kill -0 "$job" 2> /dev/null; do
        sleep 0.2
        quiet=$((quiet + 1))
        if [ $((quiet % 150)) -eq 0 ]; then
            say "   ... $((SECONDS - started)) s: $(tail -n 1 "$log" | cut -c 1-100)"
        fi
    done
    wait "$job"
    code=$?
    trap - INT TERM
    if [ "$code" -eq 0 ]; then
        say "   done in $((SECONDS - started)) s"
    else
        say "   failed after $((SECONDS - started)) s (exit code $code); the end of build/logs/$name.log:"
        tail -n "${CHUXIN_LOG_TAIL:-40}" "$log" | sed 's/^/   | /'
    fi
    return "$code"
}

# --- Packages ---------------------------------------------------------------------------------------------------------
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Each argument is `package`, `command:package` (enough if the command is on PATH) or `/path:package` (enough if the
# path exists). Installs what is missing, in one go; does nothing, not even ask apt, when nothing is missing.
ensure_packages() {
    local item have package missing=()
    for item in "$@"; do
        have=${item%%:*}
        package=${item#*:}
        case "$item" in
            /*:*) [ -e "$have" ] && continue ;;
            *:*) command -v "$have" > /dev/null && continue ;;
            *) [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" = installed ] && continue ;;
        esac
        missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local list="${missing[*]}"
    command -v apt-get > /dev/null \
        || fail "these are missing and this system has no apt-get to install them with: $list. Try: install them with this system's own package manager, under the names it has for them."
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo > /dev/null; then
        fail "these packages are missing and only the administrator can install them: $list. Try, as root: apt-get install $list"
    fi
    say "Installing packages (once; with Emscripten or browsers among them it takes some minutes): $list"
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 update > "$logs/apt.log" 2>&1 < /dev/null; then
        say "The package lists could not be renewed; trying with the old ones."
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends \
        "${missing[@]}" >> "$logs/apt.log" 2>&1 < /dev/null && return
    tail -n 15 "$logs/apt.log" >&2
    # One name that cannot be had stops apt for all of them: find which it is.
    for package in "${missing[@]}"; do
        apt-get -s install --no-install-recommends "$package" > /dev/null 2>&1 < /dev/null \
            || fail "the package $package could not be installed. Try: apt-get update && apt-get install $package"
    done
    fail "these packages could not be installed: $list. Try: apt-get update && apt-get install $list"
}

require_node() {
    local major
    major=$(node -p 'process.versions.node.split(".")[0]' 2> /dev/null) || fail "node is on PATH but does not run. Try: node --version"
    [ "$major" -ge 18 ] || fail "node $major is too old, 18 or newer is needed. Try: remove it from PATH, then apt-get install nodejs npm"
}

# Installs what the named parts need, all in one go: native, release, web, format, tidy, browsers.
# ccache is a convenience: without it everything works, only slower.
install_for() {
    local part items=(cmake:cmake ninja:ninja-build xz:xz-utils ccache:ccache node:nodejs npm:npm
        /usr/include/nlohmann/json.hpp:nlohmann-json3-dev /usr/include/doctest/doctest.h:doctest-dev
        /etc/ssl/certs/ca-certificates.crt:ca-certificates)
    for part in "$@"; do
        case "$part" in
            # clang compiles the sanitized build four times faster than g++; its runtimes are a package of their own.
            native) items+=(c++:g++ clang++:clang libclang-rt-14-dev) ;;
            release) items+=(libjemalloc-dev) ;; # faster for the tool and its benches; not needed
            # The em++ on PATH (emsdk) is preferred. Debian's package brings its system libraries ready built.
            web) items+=(em++:emscripten) ;;
            format) items+=(clang-format:clang-format) ;;
            tidy) items+=(clang-tidy:clang-tidy c++:g++ clang++:clang) ;;
            browsers) items+=(chromium:chromium firefox-esr:firefox-esr Xvfb:xvfb fonts-noto-cjk) ;;
        esac
    done
    ensure_packages "${items[@]}"
}

# Installs what the named parts need, then fetches the sources.
setup() {
    install_for "$@"
    require_node
    "$root/tools/fetch_dependencies" || exit 1
    if command -v ccache > /dev/null; then
        export EM_COMPILER_WRAPPER=${EM_COMPILER_WRAPPER-ccache}
    fi
}

# Configures a preset once and when the presets changed; otherwise ninja notices by itself when CMake has to run again.
configure() { # <preset>
    local folder="build/$1" presets
    presets=$(sha256sum < CMakePresets.json)
    if [ -e "$folder/build.ninja" ] && [ "$(cat "$folder/presets.sha256" 2> /dev/null)" = "$presets" ] \
        && grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        return
    fi
    # What an older preset or a copy of the folder elsewhere left in the cache must not live on.
    rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
    run_logged "configure-$1" "Configuring $folder" cmake --preset "$1" || return
    echo "$presets" > "$folder/presets.sha256"
}

build() { # <preset> <what it does> [target...]
    local preset=$1 what=$2 target arguments=()
    shift 2
    for target in "$@"; do arguments+=(--target "$target"); done
    run_logged "build-$preset" "$what" cmake --build "build/$preset" "${arguments[@]}"
}
