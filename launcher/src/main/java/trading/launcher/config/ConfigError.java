package trading.launcher.config;

/// One thing that is wrong with the configuration, and what would be right.
public record ConfigError(String key, String value, Origin origin, String expected) {
    /// In place of a value that nobody may read.
    static final String HIDDEN = "***";

    String render() {
        return key + " = " + value + "  (" + origin.text() + ")\n    expected: " + expected;
    }
}
