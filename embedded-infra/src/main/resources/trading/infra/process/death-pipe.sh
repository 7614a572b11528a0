# sh -c THIS name "INT 12 QUIT 4" log-file command...
# Becomes the command, so that its process id and exit code are our own, and leaves a watcher beside it. The
# watcher holds the reading end of a pipe whose writing end only the JVM has. A line in it is a signal to pass
# on; its end means that the JVM is gone or the command has ended. Then the command, if alive, is ended. The watcher
# also holds the reading end of the pipe that the command writes to, which the JVM carries into the log: after the
# JVM's death it carries the last words there itself.
ending=$1
log=$2
shift 2
launcher=$PPID
exec 3<&0 </dev/null
if [ -p /proc/self/fd/1 ] && (exec 5</proc/self/fd/1) 2>/dev/null; then
    exec 5</proc/self/fd/1
else
    exec 5</dev/null
fi

started() { # when the process began, in clock ticks: tells it from a later one with the same number
    IFS= read -r stat 2>/dev/null </proc/$$/stat || return 1
    set -- ${stat##*) }
    [ "$1" != Z ] && shift 19 && begun=$1
}
alive() { started && [ "$begun" = "$first" ]; }
deserted() { # the launcher is gone, or dead and not buried yet
    IFS= read -r stat 2>/dev/null </proc/"$launcher"/stat || return 0
    set -- ${stat##*) }
    [ "$1" = Z ] || [ "$1" = X ]
}

started || exit 71
first=$begun
(
    (
        trap '' HUP INT TERM
        while read -r signal <&3; do
            alive && kill -"$signal" $$
        done
        keeper=
        if alive || { sleep 0.1; deserted; }; then
            /bin/cat <&5 >>"$log" &
            keeper=$!
        fi
        exec 5<&-
        set -- $ending
        while alive && [ $# -gt 1 ]; do
            kill -"$1" $$
            tenths=$2
            shift 2
            while alive && [ "$tenths" -gt 0 ]; do
                sleep 0.1
                tenths=$((tenths - 1))
            done
        done
        alive && kill -KILL $$
        [ -z "$keeper" ] || { sleep 0.1; kill "$keeper"; }
    ) >/dev/null 2>&1 &
)
exec 3<&- 5<&-
exec "$@"
