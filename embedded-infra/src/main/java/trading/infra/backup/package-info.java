/// Backups: one file that holds the state of a data directory at one sequence, and the way back.
///
/// ```text
/// trading-backup-20260102T030405Z.tar
///   database.sql.gz     plain SQL for psql: the tables as the migrations make them, their rows by COPY
///   state/…             journal up to that sequence (each segment gzipped), a snapshot there, the files beside them
///   manifest.json       formats, sequence, state hash, rows of each table; size and SHA-256 of every entry
/// ```
/// Called by the launcher's commands and its schedule, on their threads. A backup only reads: files that
/// the running product replaces or appends to first, then the rows in one snapshot of the database, then
/// the journal up to the sequence that these rows tell. So nothing in it is ahead of its journal.
@NullMarked
package trading.infra.backup;

import org.jspecify.annotations.NullMarked;
