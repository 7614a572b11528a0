/// Stopping trading from outside the web server: by command and by file.
///
/// ```text
/// trading kill ──▶ control socket ──▶ KillDesk ──▶ ExecutionGateway ──▶ what was canceled, what is still open
///      └ nobody answers ──▶ data/KILL ──▶ KillFileWatch ──▶ ┘
/// ```
/// Works without PostgreSQL, Redis and the web server.
@NullMarked
package trading.launcher.kill;

import org.jspecify.annotations.NullMarked;
