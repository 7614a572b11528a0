/// How a second `trading` process talks to the running one: a local socket in the data directory that only
/// its owner can open, and that works when the web server does not. Where the system has no such sockets
/// it is a port of the loopback address, see `ControlPort`.
///
/// ```text
/// trading stop ──▶ ControlClient ──▶ data/control.sock ──▶ ControlServer ──▶ ControlHandler
///                        one line of JSON each way
/// ```
@NullMarked
package trading.launcher.control;

import org.jspecify.annotations.NullMarked;
