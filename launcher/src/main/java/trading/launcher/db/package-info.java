/// The database and the backups from the command line and from inside the running product.
///
/// A command that finds no running instance takes the data directory's lock and starts PostgreSQL alone
/// ([trading.launcher.db.OfflineDatabase]); in the running product [trading.launcher.db.BackupDesk] makes
/// backups, when it is asked over the control socket and by its schedule.
@NullMarked
package trading.launcher.db;

import org.jspecify.annotations.NullMarked;
