# sh -c THIS name "INT 12 QUIT 4" command...
# Becomes the command, so that its process id and exit code are our own, and leaves a watcher beside it. The
# watcher holds the reading end of a pipe whose writing end only the JVM has. A line in it is a signal to pass
# on; its end means that the JVM is gone or the command has ended. Then the command, if alive, is ended.
ending=$1
shift
exec 3<&0 </dev/null

started() { # when the process began, in clock ticks: tells it from a later one with the same number
    IFS= read -r stat 2>/dev/null </proc/$$/stat || return 1
    set -- ${stat##*) }
    [ "$1" != Z ] && shift 19 && begun=$1
}
alive() { started && [ "$begun" = "$first" ]; }

started || exit 71
first=$begun
(
    (
        trap '' HUP INT TERM
        while read -r signal <&3; do
            alive && kill -"$signal" $$
        done
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
    ) >/dev/null 2>&1 &
)
exec 3<&-
exec "$@"
