/// Secrets at rest: API keys and addresses that must not be read by others, encrypted in the data folder.
///
/// ```text
/// trading secret set ──▶ SecretStore ──▶ secrets/store.sealed   (AES-256-GCM, replaced as a whole)
///                            └─────────▶ secrets/store.key      (made once, mode 0600)
/// start, reload ──▶ ConfigLoader ──▶ SecretStore.read           (above config.toml, below .env)
/// ```
/// Whoever can read both files has the secrets: what this keeps out is a copy of the one without the other (a backup,
/// a support bundle), other users, and eyes on a terminal or a log.
@NullMarked
package trading.launcher.secret;

import org.jspecify.annotations.NullMarked;
