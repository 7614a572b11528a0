package trading.launcher.config;

/// One thing that is wrong with the configuration, and what would be right. `example` is empty where there is none.
/// `permission`: the value may be right, but others may read it or we may not.
public record ConfigError(
        String key, String value, Origin origin, String expected, String example, boolean permission) {
    /// In place of a value that nobody may read.
    static final String HIDDEN = "***";

    ConfigError(String key, String value, Origin origin, String expected) {
        this(key, value, origin, expected, "", false);
    }

    static ConfigError ofPermission(String key, Origin origin, String expected) {
        return new ConfigError(key, HIDDEN, origin, expected, "", true);
    }

    String render() {
        return key + " = " + value + "  (" + origin.text() + ")\n    expected: " + expected;
    }
}
