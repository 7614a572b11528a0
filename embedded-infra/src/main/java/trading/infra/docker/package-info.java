/// The database that the product's predecessor kept in a Docker deployment, as history in a schema of its
/// own.
///
/// ```text
/// pg_dump's plain SQL ─▶ DumpReader ─▶ DumpTable: columns, number of rows, sum of rows   (first reading)
///                            └──────▶ HistorySchema: docker_import.<table> by COPY        (second reading)
///                                          └─▶ read back, summed, compared; committed only when equal
/// ```
/// Nothing of the file is run as SQL: tables are made again from what it says of their columns, rows go in
/// by COPY. Our own rows are keyed by the journal's sequence, so these never mix with them. Called by
/// `trading import-docker` and, when the schema was lost with the database, by a start; on their threads.
@NullMarked
package trading.infra.docker;

import org.jspecify.annotations.NullMarked;
