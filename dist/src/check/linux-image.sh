#!/usr/bin/env bash
# Tries the packed Linux image where there is nothing but an empty Debian: no Java, PostgreSQL, Redis or Node, no network but
# loopback, an ordinary user. As root, for the root folder and the namespaces; all it mounts ends with it.
#
#   linux-image.sh IMAGE.tar.gz [EMPTY_DEBIAN]     TRADING_CHECK_SECONDS: the longest it may take, 1800
#
# EMPTY_DEBIAN is made by debootstrap where it is not there; without it, one is made and deleted again.
set -euo pipefail
if [ "${TRADING_CHECK_INSIDE:-}" != yes ]; then
  [ "$(id -u)" = 0 ] || { echo "linux-image.sh: it needs root, for an empty root folder" >&2; exit 77; }
  debian=${2:-}
  made=
  if [ -z "$debian" ]; then
    made=$(mktemp -d)
    debian=$made/debian
  fi
  # Out here, where there is a network.
  [ -x "$debian/bin/sh" ] || debootstrap --variant=minbase stable "$debian" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >/dev/null
  code=0
  TRADING_CHECK_INSIDE=yes timeout -k 20 "${TRADING_CHECK_SECONDS:-1800}" \
    unshare --mount --net --pid --fork --kill-child --propagation private "$0" "$1" "$debian" || code=$?
  [ -z "$made" ] || rm -rf --one-file-system "$made"
  exit "$code"
fi
here=$(cd "$(dirname "$0")" && pwd)
archive=$(readlink -f "$1")
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work" 2>/dev/null || true' EXIT
debian=$2
# shellcheck source=steps.sh
. "$here/steps.sh"
mount -t proc proc /proc
ip link set lo up 2>/dev/null || { echo "linux-image.sh: no ip command for the loopback" >&2; exit 69; }

# A copy in memory or beside it is not needed: what is written goes to a folder of this run, above an untouched one.
mkdir -p "$work/above" "$work/work" "$work/root"
mount -t overlay overlay -o "lowerdir=$debian,upperdir=$work/above,workdir=$work/work" "$work/root"
root=$work/root
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=1777 tmp "$root/tmp"
grep -q localhost "$root/etc/hosts" 2>/dev/null || echo '127.0.0.1 localhost' >>"$root/etc/hosts"
home=/home/trader
mkdir -p "$root$home"
# PostgreSQL asks who the user is.
grep -q '^trader:' "$root/etc/passwd" || echo "trader:x:1000:1000::$home:/bin/sh" >>"$root/etc/passwd"
chown 1000:1000 "$root$home"
cp "$archive" "$root/image.tar.gz"
# One entry of `tar` is enough; it may complain that nobody reads on.
image=$(tar tzf "$archive" 2>/dev/null | sed -n '1s,/.*,,p' || true)

# The other side of the wall: an ordinary user with hardly an environment.
as_user() {
  chroot --userspec=1000:1000 "$root" /usr/bin/env -i HOME=$home PATH=/usr/bin:/bin "${ports[@]}" "$@"
}
ports_from() {
  ports=(API_PORT=$1 GATEWAY_PORT=$(($1 + 1)) POSTGRES_PORT=$(($1 + 2)) REDIS_PORT=$(($1 + 3)))
}
ports_from 18080
pid=

# begin FOLDER PORT [ARGUMENT…]: starts the product there; $pid is then its process.
begin() {
  local folder=$1 port=$2
  shift 2
  ports_from "$port"
  (exec chroot --userspec=1000:1000 "$root" /usr/bin/env -i HOME=$home PATH=/usr/bin:/bin "${ports[@]}" \
    "$folder/trading" --headless --no-auth "$@") >"$work/out-$port" 2>&1 &
  pid=$!
}
# until_healthy PORT: says what was said when it does not come.
healthy_or_gone() {
  healthy "$1" || gone "$pid"
}
until_healthy() {
  within "${TRADING_START_SECONDS:-240}" healthy_or_gone "$1" && ! gone "$pid" && return 0
  cat "$work/out-$1"
  # Else the next step would find this one.
  kill -KILL "$pid" 2>/dev/null && wait "$pid"
  return 1
}
starts() {
  begin "$@"
  until_healthy "$2"
}
stops() {
  kill -TERM "$pid"
  local code=0
  wait "$pid" || code=$?
  [ "$code" = 0 ] || { echo "ended with $code"; return 1; }
  none_left
}
# No process of the user is left.
none_left() {
  within 10 sh -c '[ -z "$(ps -o pid= -u 1000)" ]' || { ps -u 1000 -o pid,args | cut -c 1-150; return 1; }
}
starts_and_stops() {
  starts "$@" && stops
}
# Where it lies does not matter: unpacked to another path it starts and stops.
starts_at() {
  local folder=$home/$1
  chroot --userspec=1000:1000 "$root" mkdir -p "$folder"
  chroot --userspec=1000:1000 "$root" cp -a "$home/$image/." "$folder"
  rm -rf "${root:?}$folder/data"
  starts_and_stops "$folder" 18080 || return 1
  [ -d "$root$folder/data/journal" ] || { echo "no data in $folder"; return 1; }
  rm -rf "${root:?}$folder"
}

nothing_there() {
  local program
  for program in java psql postgres redis-server node; do
    ! chroot "$root" sh -c "command -v $program" || return 1
  done
  [ "$(chroot "$root" sh -c 'cat /proc/net/dev' | tail -n +3 | grep -vc ' lo:')" = 0 ]
}
unpack() {
  chroot --userspec=1000:1000 "$root" tar xzf /image.tar.gz -C $home
}
placed() {
  number=$(order "$1") && echo "order $number"
}
# SIGKILL leaves it no time for anything.
dies_with_its_children() {
  kill -KILL "$pid"
  wait "$pid" || true
  none_left
}
copy_of_running() {
  local original=$pid code=0
  chroot --userspec=1000:1000 "$root" cp -a "$home/$image" "$home/copy"
  begin "$home/copy" 18180
  until_healthy 18180 && has_order 18180 "$number" || code=1
  kill -TERM "$pid" 2>/dev/null && wait "$pid" || code=1
  pid=$original
  return $code
}
moved() {
  chroot --userspec=1000:1000 "$root" cp -a "$home/$image" "$home/moved"
  starts "$home/moved" 18080 && has_order 18080 "$number" && stops
}
read_only_folder() {
  cp -a "$root$home/$image" "$root/opt/trading"
  rm -rf "$root/opt/trading/data"
  chown -R 0:0 "$root/opt/trading"
  chmod -R a-w "$root/opt/trading"
  starts_and_stops /opt/trading 18080
  [ -d "$root$home/.local/share/trading/journal" ]
}
noexec_temp() {
  mount -o remount,noexec "$root/tmp"
  starts_and_stops "$home/$image" 18080
}
noexec_data() {
  mkdir -p "$root/mnt/data"
  mount -t tmpfs -o noexec,mode=1777 data "$root/mnt/data"
  ports_from 18080
  local code=0
  as_user "$home/$image/trading" --headless --data-dir /mnt/data/d || code=$?
  [ "$code" = 73 ] || [ "$code" = 77 ] || { echo "ended with $code"; return 1; }
}
read_only_data() {
  mkdir -p "$root/mnt/ro"
  ports_from 18080
  local code=0
  as_user "$home/$image/trading" --headless --data-dir /mnt/ro/d || code=$?
  [ "$code" = 73 ] || [ "$code" = 77 ] || { echo "ended with $code"; return 1; }
}
second_of_same_data() {
  ports_from 18280
  ends 75 as_user "$home/$image/trading" --headless --no-auth
}
# As a double-click does; the browser is one that notes what it was asked to open.
second_on_desktop() {
  mkdir -p "$root/opt/bin"
  # shellcheck disable=SC2016 # for the other shell
  printf '#!/bin/sh\necho "$1" >/tmp/opened\n' >"$root/opt/bin/xdg-open"
  chmod 755 "$root/opt/bin/xdg-open"
  says 'runs already' ends 0 as_user DISPLAY=:0 PATH=/opt/bin:/usr/bin:/bin "$home/$image/trading" &&
    within 5 test -s "$root/tmp/opened" && cat "$root/tmp/opened"
}
taken_port() {
  ports_from 18680
  ports[0]=API_PORT=18080
  says 'port 18080' ends 75 as_user "$home/$image/trading" --headless --no-auth --data-dir "$home/other"
}

# The same in one file, which lies where its user cannot write.
single=${archive%.tar.gz}.run
programs=$root$home/.local/share/trading/programs
one_file_starts() {
  rm -rf "${root:?}$home/.local"
  cp "$single" "$root/usr/local/bin/trading-one"
  ports_from 18080
  (exec chroot --userspec=1000:1000 "$root" /usr/bin/env -i HOME=$home PATH=/usr/bin:/bin "${ports[@]}" \
    /usr/local/bin/trading-one --headless --no-auth) >"$work/out-18080" 2>&1 &
  pid=$!
  until_healthy 18080
}
one_file_again() {
  local made
  made=$(stat -c %Y "$programs"/*)
  stops && ends 0 as_user /usr/local/bin/trading-one --version && [ "$made" = "$(stat -c %Y "$programs"/*)" ] &&
    [ -d "$root$home/.local/share/trading/journal" ] && [ -f "$root$home/.local/share/trading/config/config.toml" ]
}
one_file_twice() {
  rm -rf "$programs"
  as_user /usr/local/bin/trading-one --version &
  local other=$!
  ends 0 as_user /usr/local/bin/trading-one --version && wait "$other" && [ "$(find "$programs" -mindepth 1 -maxdepth 1 | wc -l)" = 1 ]
}
one_file_killed() {
  rm -rf "$programs"
  (exec chroot --userspec=1000:1000 "$root" /usr/bin/env -i HOME=$home PATH=/usr/bin:/bin /usr/local/bin/trading-one --version) &
  local started=$!
  within 30 sh -c "ls -d '$programs'/.unpack-*/app >/dev/null 2>&1"
  kill -KILL "$started"
  wait "$started" || true
  ends 0 as_user /usr/local/bin/trading-one self-check
}
one_file_damaged() {
  rm -rf "$programs"
  head -c -1 "$single" >"$root/usr/local/bin/trading-damaged"
  chmod 755 "$root/usr/local/bin/trading-damaged"
  says 'is damaged' ends 65 as_user /usr/local/bin/trading-damaged --version
}

long=$(printf 'l%.0s' {1..200})
step 'no Java, PostgreSQL, Redis or Node in there, no network but loopback' nothing_there
step 'an ordinary user unpacks it' unpack
step 'trading --version' says Trading as_user "$home/$image/trading" --version
step 'trading self-check: all files as they were made' ends 0 as_user "$home/$image/trading" self-check
step 'an unknown command ends with 64' ends 64 as_user "$home/$image/trading" dance
step 'trading status without an instance ends with 69' ends 69 as_user "$home/$image/trading" status
step 'first start: healthy' starts "$home/$image" 18080
[ "$failed" = 0 ] || { result; exit 1; }
step 'an order' placed 18080
step 'trading status with an instance ends with 0' ends 0 as_user "$home/$image/trading" status
step 'a second one on the same data ends with 75' second_of_same_data
step 'a second one on a desktop opens the desk of the first' second_on_desktop
step 'one on a taken port ends with 75 and names the port' taken_port
step 'the first is as healthy as before' healthy 18080
step 'SIGTERM: ends with 0, nothing is left' stops
step 'second start: healthy' starts "$home/$image" 18080
step 'the order is there' has_order 18080 "${number:-}"
step 'a copy of the running folder has the order too' copy_of_running
step 'SIGKILL: nothing is left' dies_with_its_children
step 'start after it: healthy' starts "$home/$image" 18080
step 'the order is there' has_order 18080 "${number:-}"
step 'trading stop' ends 0 as_user "$home/$image/trading" stop
step 'nothing is left' none_left
step 'the folder copied elsewhere has the order' moved
step 'a path with spaces' starts_at 'a path with spaces'
step 'a path with umlauts' starts_at 'Jörg Müßiggang'
step 'a path in Chinese' starts_at '交易系统'
step 'a path of more than 200 characters' starts_at "$long"
step 'a program folder that cannot be written to' read_only_folder
step 'a temporary folder without execution' noexec_temp
step 'a data folder without execution ends with 73 or 77' noexec_data
step 'a data folder that cannot be written to ends with 73 or 77' read_only_data
if [ -f "$single" ]; then
  step 'the one file unpacks itself and starts: healthy' one_file_starts
  step 'a second time without unpacking, data and configuration in the user folder' one_file_again
  step 'two first starts of it at once' one_file_twice
  step 'a first start of it that is killed, and the next' one_file_killed
  step 'one that is damaged ends with 65' one_file_damaged
fi
result
