package trading.launcher.config;

/// One thing that is wrong with the configuration, and what would be right.
public record ConfigError(String key, String value, Origin origin, String expected) {
    String render() {
        return key + " = " + value + "  (" + origin.text() + ")\n    expected: " + expected;
    }
}
