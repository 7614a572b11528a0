package trading.launcher.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One setting: its key in `config.toml`, its name in `.env` files and the environment, and what it may be. From
/// these come the checks, the defaults, `trading config`, the reference page and `GET /api/settings`.
///
/// `help` says in one sentence what it does. `expected` ends the sentence "expected: …" and holds range, unit and an
/// example. `parser` throws [IllegalArgumentException] for a bad value. A `secret` is never shown, and has no place
/// in `config.toml`. A change of a `hot` one is taken while the product runs; of others at the next start.
record Setting<T>(
        String key,
        String environmentName,
        String help,
        String expected,
        @Nullable String defaultText,
        Parser<T> parser,
        boolean secret,
        boolean hot) {
    private static final String EXAMPLE = "for example ";

    Setting(
            String key,
            String environmentName,
            String help,
            String expected,
            @Nullable String defaultText,
            Parser<T> parser) {
        this(key, environmentName, help, expected, defaultText, parser, false, false);
    }

    @FunctionalInterface
    interface Parser<T> {
        T parse(String text);
    }

    Setting<T> asSecret() {
        return new Setting<>(key, environmentName, help, expected, defaultText, parser, true, hot);
    }

    Setting<T> takenAtOnce() {
        return new Setting<>(key, environmentName, help, expected, defaultText, parser, secret, true);
    }

    /// The table of `config.toml` that it is in, and the section of the reference page.
    String group() {
        return key.substring(0, key.indexOf('.'));
    }

    /// How errors and lists call it.
    String shownName() {
        return secret ? environmentName : key;
    }

    /// A value that would be right; empty where there is none that is right for everybody.
    String example() {
        int at = expected.indexOf(EXAMPLE);
        return at < 0
                ? Objects.requireNonNullElse(defaultText, "")
                : expected.substring(at + EXAMPLE.length()).split("; | for ", 2)[0];
    }

    /// By identity: each is made once, and a parser can be compared with nothing.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
