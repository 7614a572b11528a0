#!/usr/bin/env bash
# Measures the packed product on this machine and writes the table of docs/installing.md: sizes, starts, memory.
#
#   figures.sh IMAGE.tar.gz [IMAGE.zip]     TRADING_IDLE_SECONDS: how long it is left alone before memory is read, 60
#
# The machine should have nothing else to do; its load is in the table. As an ordinary user or as root.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
docs=$here/../../../docs/installing.md
archive=$(readlink -f "$1")
zip=${2:+$(readlink -f "$2")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=steps.sh
. "$here/steps.sh"
export API_PORT=${API_PORT:-18480} GATEWAY_PORT=${GATEWAY_PORT:-18481} POSTGRES_PORT=${POSTGRES_PORT:-18482} REDIS_PORT=${REDIS_PORT:-18483}
pid=

megabytes() { # BYTES
  awk -v bytes="$1" 'BEGIN { printf "%.1f MB", bytes / 1e6 }'
}
# From the call to the first answer that says healthy.
start() {
  local from to
  from=$(date +%s%N)
  "$work/image/trading" --headless --no-auth >"$work/out" 2>&1 &
  pid=$!
  comes "$pid" "$API_PORT" "$work/out"
  to=$(date +%s%N)
  awk -v nanos=$((to - from)) 'BEGIN { printf "%.2f s\n", nanos / 1e9 }' >"$work/seconds"
}
stop() {
  kill -TERM "$pid"
  wait "$pid"
}
# Of the product and all below it: what is shared is counted once (proportional set size).
memory() {
  local all=$pid each=$pid
  while [ -n "$each" ]; do
    each=$(for parent in $each; do ps -o pid= --ppid "$parent"; done | tr '\n' ' ' | sed 's/ *$//')
    all="$all $each"
  done
  for each in $all; do
    awk '/^Pss:/ { print $2 }' "/proc/$each/smaps_rollup" 2>/dev/null || true
  done | awk '{ sum += $1 } END { printf "%.0f MB", sum * 1024 / 1e6 }'
}

mkdir "$work/image"
tar xzf "$archive" -C "$work/image" --strip-components=1
unpacked=$(du -sb --apparent-size "$work/image" | cut -f 1)
load=$(cut -d ' ' -f 1 /proc/loadavg)
start
first=$(cat "$work/seconds")
# Until the archive of classes is there: that of the image, or one that the first run makes.
[ -f "$work/image/app/start.jsa" ] || within 180 test -f "$work/image/app/trading.jsa.of" || echo 'figures.sh: the first run has made no archive of classes' >&2
for _ in 1 2 3 4 5; do
  stop
  start
  cat "$work/seconds" >>"$work/warm"
done
warm=$(sort -n "$work/warm" | sed -n 3p)
sleep "${TRADING_IDLE_SECONDS:-60}"
idle=$(memory)
stop

{
  echo '<!-- figures: made by dist/src/check/figures.sh -->'
  echo '| what | how much |'
  echo '|---|---|'
  echo "| download, Linux | $(megabytes "$(stat -c %s "$archive")") |"
  [ -z "$zip" ] || echo "| download, Windows | $(megabytes "$(stat -c %s "$zip")") |"
  echo "| unpacked, Linux | $(megabytes "$unpacked") |"
  echo "| first start to healthy | $first |"
  echo "| later starts to healthy, median of five | $warm |"
  echo "| memory of all processes, idle | $idle |"
  echo
  echo "Measured on $(date -u +%Y-%m-%d) with $(nproc) processors ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)) at a load of $load."
  echo '<!-- end of figures -->'
} >"$work/table"
cat "$work/table"
awk -v table="$work/table" '
  /^<!-- figures:/ { while ((getline line < table) > 0) print line; skip = 1 }
  !skip { print }
  /^<!-- end of figures/ { skip = 0 }' "$docs" >"$work/docs"
cat "$work/docs" >"$docs"
