/// Settings: where they come from, what they may be, and what is wrong with them.
///
/// ```text
/// config/config.toml ─▶ secret store ─▶ .env ─▶ .env.local ─▶ environment ─▶ options      (the later wins)
///         └──────────────── all checked together, before anything is started ─────────────────────────────────┘
/// ```
@NullMarked
package trading.launcher.config;

import org.jspecify.annotations.NullMarked;
