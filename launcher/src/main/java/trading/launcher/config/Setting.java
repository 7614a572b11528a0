package trading.launcher.config;

import org.jspecify.annotations.Nullable;

/// One setting: its key in `config.toml`, its name in `.env` files and the environment, and what it may be.
///
/// `expected` ends the sentence "expected: …" and holds an example. `parser` throws
/// [IllegalArgumentException] for a bad value. A `secret` is never shown, and has no place in `config.toml`.
record Setting<T>(
        String key,
        String environmentName,
        String expected,
        @Nullable String defaultText,
        Parser<T> parser,
        boolean secret) {

    Setting(String key, String environmentName, String expected, @Nullable String defaultText, Parser<T> parser) {
        this(key, environmentName, expected, defaultText, parser, false);
    }

    @FunctionalInterface
    interface Parser<T> {
        T parse(String text);
    }
}
