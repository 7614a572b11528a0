#!/usr/bin/env bash
# Tries the packed Windows image under Wine 10, which is as near to Windows as one gets on Linux: it has Windows' calls, but
# neither its file rights, accounts and firewall nor its desktop. As root; all it mounts and starts ends with it.
#
#   windows-image.sh IMAGE.zip|FOLDER [WINE]     TRADING_CHECK_SECONDS: the longest it may take, 2400
#
# WINE: a folder with a Debian 13 that has wine64. It is made by debootstrap where it is not there (1.6 GB); without it, one
# is made and deleted again. Wine 8 of Debian 12 does not do: PostgreSQL needs NtFlushBuffersFileEx.
set -euo pipefail
if [ "${TRADING_CHECK_INSIDE:-}" != yes ]; then
  [ "$(id -u)" = 0 ] || { echo "windows-image.sh: it needs root, for Wine's own Debian" >&2; exit 77; }
  wine=${2:-}
  made=
  if [ -z "$wine" ]; then
    made=$(mktemp -d)
    wine=$made/wine
  fi
  # Out here, where there is a network.
  [ -x "$wine/usr/lib/wine/wine64" ] || debootstrap --variant=minbase --include=wine64,ca-certificates,procps \
    trixie "$wine" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >/dev/null
  code=0
  TRADING_CHECK_INSIDE=yes timeout -k 20 "${TRADING_CHECK_SECONDS:-2400}" \
    unshare --mount --net --pid --fork --kill-child --propagation private "$0" "$1" "$wine" || code=$?
  [ -z "$made" ] || rm -rf --one-file-system "$made"
  exit "$code"
fi
here=$(cd "$(dirname "$0")" && pwd)
archive=$(readlink -f "$1")
work=$(mktemp -d)
trap 'rm -rf "$work" 2>/dev/null || true' EXIT
wine=$2
# shellcheck source=../check/steps.sh
. "$here/../check/steps.sh"
mount -t proc proc /proc
ip link set lo up

mkdir -p "$wine/lab" "$work/lab"
mount --bind "$work/lab" "$wine/lab"
mount -t proc proc "$wine/proc"
mount --rbind /dev "$wine/dev"
mount --rbind /sys "$wine/sys"
cp /etc/hosts "$wine/etc/hosts"
grep -q localhost "$wine/etc/hosts" || echo '127.0.0.1 localhost' >>"$wine/etc/hosts"

# What Wine needs and Windows does not: no IPv6 in GetAdaptersAddresses, Redis as on Windows 7, memory at the same place in a
# copy of a process (setarch -R).
in_wine=(setarch -R chroot "$wine" /usr/bin/env -i HOME=/root PATH=/usr/bin:/bin:/usr/lib/wine WINEPREFIX=/lab/prefix
  WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml= LANG=C.UTF-8 XDG_RUNTIME_DIR=/tmp
  "TRADING_JAVA_OPTIONS=-Djava.net.preferIPv4Stack=true -XX:-PrintWarnings"
  API_PORT=28080 GATEWAY_PORT=28081 POSTGRES_PORT=25432 REDIS_PORT=26379)
port=28080
pid=
number=
image=

windows() {
  "${in_wine[@]}" wine64 "$@" </dev/null
}
trading() {
  windows "/lab/$image/trading.exe" "$@"
}
begin() {
  "${in_wine[@]}" wine64 "$@" </dev/null >"$work/out" 2>&1 &
  pid=$!
}
healthy_or_gone() {
  healthy $port || { [ -n "$pid" ] && gone "$pid"; }
}
until_healthy() {
  within "${1:-300}" healthy_or_gone && { [ -z "$pid" ] || ! gone "$pid"; } && return 0
  cat "$work/out"
  # Else the next step would find this one.
  pkill -KILL -f '^[^ ]*trading\.exe' || true
  return 1
}
starts() {
  begin "/lab/$1/trading.exe" --headless --no-auth
  until_healthy "${2:-300}"
}
ended() {
  local code=0
  within 60 gone "$pid" || return 1
  wait "$pid" || code=$?
  [ "$code" = 0 ] || { cat "$work/out"; echo "ended with $code"; return 1; }
}
none_left() {
  within 20 sh -c '! pgrep -f "trading\.exe|postgres\.exe|redis-server\.exe" >/dev/null' || { ps ax -o pid,args | grep '\.exe'; return 1; }
}

# Wine ends its service manager with the last program of a user, and the next program makes another beside the one that is
# ending, which knows nothing of the first one's services. So a program is there from the beginning to the end.
with_user() {
  "${in_wine[@]}" wine64 cmd /c 'pause >nul' < <(sleep "${TRADING_CHECK_SECONDS:-2400}") >/dev/null 2>&1 &
  user=$!
}
prepare() {
  with_user
  within 120 pgrep -f 'cmd\.exe /c pause' >/dev/null # and Wine's folder is made
  windows reg add 'HKCU\Software\Wine\AppDefaults\redis-server.exe' /v Version /d win7 /f
}
unpack() {
  if [ -d "$archive" ]; then
    cp -a "$archive" "$work/lab/trading"
    image=trading
    return
  fi
  python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])' "$archive" "$work/lab"
  image=$(cd "$work/lab" && ls -d trading-*)
  mv "$work/lab/$image" "$work/lab/trading"
  image=trading
}
placed() {
  number=$(order $port) && echo "order $number"
}
stops() {
  ends 0 windows "/lab/$1/trading.exe" stop && ended && none_left
}
closed_in_order() {
  tail -n 3 "$work/lab/$image/data/logs/postgres.log" | grep 'database system is shut down'
}
dies_with_its_children() {
  # The one that was started first: it has given an administrator's rights up for the second, which is in its job.
  kill -KILL "$(pgrep -o -f 'trading\.exe')"
  wait "$pid" || true
  none_left
}
second() {
  ends 75 trading --headless --no-auth
}
elsewhere() {
  mkdir -p "$work/lab/Jörg Müßiggang 中文"
  cp -a "$work/lab/$image" "$work/lab/Jörg Müßiggang 中文/trading"
  starts 'Jörg Müßiggang 中文/trading' && has_order $port "$number" && stops 'Jörg Müßiggang 中文/trading'
}
# A service has the environment of the system: the usual ports and the folder of all users.
service_runs() {
  ends 0 windows net start Trading && within 300 healthy 8000 && return 0
  tail -n 15 "$work"/lab/prefix/drive_c/ProgramData/Trading/logs/{trading,postgres}.log || true
  trading service status || true
  return 1
}
service_stops() {
  ends 0 windows net stop Trading && none_left
}
one_file_runs() {
  cp "$one_file" "$work/lab/one.exe"
  begin /lab/one.exe --headless --no-auth
  until_healthy 600
}
one_file_stops() {
  ends 0 windows /lab/one.exe stop && ended && none_left
}
one_file_again() {
  begin /lab/one.exe --headless --no-auth
  until_healthy && one_file_stops && [ "$(ls -A "$work"/lab/prefix/drive_c/users/*/AppData/Local/Trading/programs | wc -l)" = 1 ]
}

step 'Wine is ready' prepare
step 'unpacked' unpack
step 'trading.exe --version' says 'PostgreSQL 18' trading --version
step 'trading.exe self-check: all files as they were made' ends 0 trading self-check
step 'an unknown command ends with 64' ends 64 trading dance
step 'trading.exe status without an instance ends with 69' ends 69 trading status
step 'first start: healthy' starts trading 600
[ "$failed" = 0 ] || { result; exit 1; }
step 'an order' placed
step 'trading.exe status with an instance ends with 0' ends 0 trading status
step 'a second one on the same data ends with 75' second
step 'the killed trading.exe leaves no child' dies_with_its_children
step 'start after it: healthy' starts trading
step 'the order is there' has_order $port "$number"
step 'trading.exe stop: both end with 0, nothing is left' stops trading
step 'PostgreSQL was closed in order' closed_in_order
step 'a path with spaces, umlauts and Chinese, with the order' elsewhere
step 'service install' ends 0 trading service install
step 'service status says that it is installed' says installed trading service status
step 'the service starts: healthy' service_runs
step 'service status says that it runs' says running trading service status
step 'the service stops, nothing is left' service_stops
step 'service uninstall' ends 0 trading service uninstall
step 'service status says that there is none' says 'not installed' trading service status
one_file=${archive%.zip}.exe
if [ -f "$one_file" ]; then
  step 'the one file unpacks itself and starts: healthy' one_file_runs
  step 'and stops' one_file_stops
  step 'a second time without unpacking' one_file_again
fi
kill "$user" 2>/dev/null || true
result
