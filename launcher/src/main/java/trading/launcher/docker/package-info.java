/// Moving from the product's predecessor, which ran as containers, and back.
///
/// ```text
/// docker-compose.yml ─▶ ComposeFile ─┐
/// .env ──────────────▶ OldSettings ◀─┘──▶ Move: what will be written where   (a dry run ends here)
/// dump.sql[.gz] ─────▶ DumpReader ──────▶ DockerImport: schema docker_import, secrets, .env, report
/// ```
/// What an import brought is in `docker-import/` of the data folder: the dump itself, from which the schema
/// is made again when the database is lost, `import.json`, by which a roll back knows what to take away,
/// and the report. Called by `trading import-docker` with the data folder's lock held.
@NullMarked
package trading.launcher.docker;

import org.jspecify.annotations.NullMarked;
