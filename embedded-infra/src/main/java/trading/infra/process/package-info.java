/// Programs that the product brings along, and the processes they run as.
///
/// ```text
/// class path ──▶ ProgramArchive ──▶ <data>/runtime/pgsql-<key>/      unpacked once, checked where touched since
///                                        │
/// DataDirectory (lock, folders, secrets) │
///                                        ▼
///            Launch ──▶ ChildProcess: setsid ▸ sh (death pipe) ▸ privileges ▸ setpriv --pdeathsig ▸ the program
/// ```
/// A child is started by one thread that lives as long as the JVM, runs with an environment of its own,
/// writes into a log file of bounded size, and does not outlive the JVM, however that dies. Called by
/// `trading.infra.postgres`, `trading.infra.redis` and the launcher, on any thread.
@NullMarked
package trading.infra.process;

import org.jspecify.annotations.NullMarked;
