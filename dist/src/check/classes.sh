#!/usr/bin/env bash
# Writes down which classes a start loads, for the archive of classes (dist/src/image/start.classes): runs the product
# of this tree on a data folder of its own, twice, with the requests that the first page of the desk makes, and a backtest
# from the command line; and which call sites of lambdas a start comes to, in a third run that does no more than start.
#
# To be run when what they do has changed; a list that is old costs time at a start and nothing else.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=steps.sh
. "$root/dist/src/check/steps.sh"
export API_PORT=${API_PORT:-18480} GATEWAY_PORT=${GATEWAY_PORT:-18481} POSTGRES_PORT=${POSTGRES_PORT:-18482} REDIS_PORT=${REDIS_PORT:-18483}

run() { # OPTION PATH...: one run with that option of Java's and, once it is healthy, those requests
  TRADING_JAVA_OPTIONS="-Xshare:off $1" "$root/trading" --headless --no-auth --data-dir "$work/data" >"$work/out" 2>&1 &
  local pid=$! path
  shift
  comes "$pid" "$API_PORT" "$work/out"
  for path in "$@"; do
    curl -s -o "$work/answer" "http://127.0.0.1:$API_PORT$path"
  done
  kill -TERM "$pid"
  wait "$pid"
}
loaded() { # FILE: what one run loads
  run "-Xlog:class+load:file=$1" / /api/orders /api/positions /api/strategies /api/risk /metrics
}
reached() { # FILE: the call sites of a start
  run "-XX:DumpLoadedClassList=$1"
}
command() { # FILE WORD...: what a command loads
  local file=$1
  shift
  TRADING_JAVA_OPTIONS="-Xshare:off -Xlog:class+load:file=$file" "$root/trading" "$@" --data-dir "$work/data" >"$work/out" 2>&1 ||
    { cat "$work/out" >&2; exit 1; }
}
loaded "$work/first"
loaded "$work/second"
reached "$work/sites"
awk 'BEGIN { print "time,open,high,low,close,volume"
  for (i = 0; i < 4000; i++) { was = is; is = 46000 + int(900 * sin(i / 25) + 250 * sin(i / 7)); if (!i) was = is
    printf "%d,%d,%d,%d,%d,10\n", 1640995200 + i * 60, was, (was > is ? was : is) + 5, (was < is ? was : is) - 5, is } }' >"$work/bars.csv"
command "$work/import" data import --symbol BTCUSDT "$work/bars.csv"
command "$work/backtest" backtest ema-cross --symbol BTCUSDT --html "$work/report.html"
{
  echo '# The classes that a start loads; written by dist/src/check/classes.sh.'
  # A class a line, with its call sites: each of them is a class more to load.
  # Not those that are made while running, of signed jar files or of events of Java's own: no archive takes them. Those of
  # sealed jar files are refused where the folder is another one.
  cat "$work/first" "$work/second" "$work/import" "$work/backtest" |
    sed -n 's/^.*\] \([^ ]*\) source: \(jrt:\|file:\).*$/\1/p' | tr . / |
    grep -v -e '0x' -e '^org/eclipse/jdt/' -e '^org/bouncycastle/' -e '^org/tukaani/' -e '^jdk/internal/event/' \
      -e '^trading/engine/strategy/user/StrategyCompiler' -e '^trading/web/tls/TlsFiles' -e '^trading/infra/process/Unpacking$' |
    LC_ALL=C sort -u >"$work/names"
  sed -n 's/^@lambda-proxy \([^ ]*\) \([^ ]*\) \([^ ]*\) .*/\1 \2\3/p' "$work/sites" | LC_ALL=C sort -u |
    awk 'NR == FNR { sites[$1] = sites[$1] " " $2; next } { print $0 sites[$0] }' - "$work/names"
} >"$work/classes"
cp "$work/classes" "$root/dist/src/image/start.classes"
wc -l "$root/dist/src/image/start.classes"
