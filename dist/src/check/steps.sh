# For the scripts of this folder: steps with a result each, within a time limit. Sourced by bash.
# shellcheck shell=bash
passed=0
failed=0
begun=$(date +%s)

# step NAME COMMAND…: runs it, says whether it did and how long that took, and keeps its output for the case that it did not.
step() {
  local shown=$1 from to
  shift
  # To try some again: TRADING_CHECK_ONLY is a pattern of their names, of those too that they build upon.
  [[ $shown =~ ${TRADING_CHECK_ONLY:-} ]] || return 0
  from=$(date +%s%N)
  if "$@" >"$work/step.log" 2>&1; then
    to=$(date +%s%N)
    passed=$((passed + 1))
    printf 'ok    %6.1f s  %s\n' "$(((to - from) / 100000000))e-1" "$shown"
  else
    to=$(date +%s%N)
    failed=$((failed + 1))
    printf 'FAIL  %6.1f s  %s\n' "$(((to - from) / 100000000))e-1" "$shown"
    tail -n 25 "$work/step.log" | cut -c 1-400 | sed 's/^/        | /'
  fi
}

# Prints the sum; its result is that of the script.
result() {
  printf '%d steps passed, %d failed, %d s\n' "$passed" "$failed" "$(($(date +%s) - begun))"
  [ "$failed" = 0 ]
}

# ends WITH_CODE COMMAND…: whether a command ends with that code; its output is shown.
ends() {
  local expected=$1 code=0
  shift
  "$@" || code=$?
  [ "$code" = "$expected" ] || { echo "ended with $code and not with $expected: $*"; return 1; }
}

# says TEXT COMMAND…: whether it says so, whatever it ends with.
says() {
  local expected=$1 said
  shift
  said=$("$@" 2>&1) || true
  printf '%s\n' "$said"
  case $said in *"$expected"*) ;; *) echo "it does not say: $expected"; return 1 ;; esac
}

# within SECONDS COMMAND…: tries until it succeeds.
within() {
  local end=$(($(date +%s) + $1))
  shift
  until "$@"; do
    [ "$(date +%s)" -lt "$end" ] || return 1
    sleep 0.2
  done
}

# healthy PORT. Asked by the shell itself: a process for each question would take a third of a second from a start that is
# measured.
healthy() ( # a shell of its own: a connection that is reset meanwhile ends nothing else
  { exec 9<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || exit 1
  printf 'GET /health HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$1" >&9
  read -r -t 5 status <&9 || status=
  [[ $status == *' 200 '* ]]
)

# comes PID PORT OUT: waits until it is healthy; says what is in OUT and ends all when it has ended before that.
comes() {
  until healthy "$2"; do
    kill -0 "$1" 2>/dev/null || { cat "$3" >&2; exit 1; }
    sleep 0.02
  done
}

# gone PID
gone() {
  ! kill -0 "$1" 2>/dev/null
}

# order PORT: buys a little, and prints the order's number.
order() {
  curl -fsS -m 10 -X POST -H 'Content-Type: application/json' -d '{"symbol":"BTCUSDT","quantity":0.01}' \
    "http://127.0.0.1:$1/api/trades" | sed 's/.*"entryOrderId":\([0-9]*\).*/\1/' | grep -E '^[0-9]+$'
}

# has_order PORT NUMBER
has_order() {
  [ -n "$2" ] && curl -fsS -m 10 "http://127.0.0.1:$1/api/orders/$2" | grep -q "\"orderId\":$2,"
}
