/// The bundled PostgreSQL: made, started, watched and stopped as a child of ours.
///
/// ```text
/// PostgresServer.start ──▶ ProgramArchive   the program, unpacked and checked
///                      ──▶ Cluster          initdb into a temporary folder, one rename
///                      ──▶ PostgresSettings trading.conf: ours ▸ the user's file ▸ what stays ours (command line)
///                      ──▶ ChildProcess     postgres, log into logs/postgres.log
///                      ──▶ Roles            role and database `trading`, by JDBC
/// ```
/// Called by the launcher, and by the tests of everything that stores.
@NullMarked
package trading.infra.postgres;

import org.jspecify.annotations.NullMarked;
