package trading.launcher.config;

/// Where a value came from: `place` is a file, `environment`, or an option; `line` is 0 where there are none.
public record Origin(String place, int line) {
    static final Origin DEFAULT = new Origin("default");

    Origin(String place) {
        this(place, 0);
    }

    static Origin line(String file, int line) {
        return new Origin(file, line);
    }

    static Origin environment() {
        return new Origin("environment");
    }

    static Origin option(String name) {
        return new Origin("option " + name);
    }

    /// As a person would look for it: `config/config.toml line 4`, `option --api-port`.
    public String text() {
        return line == 0 ? place : place + " line " + line;
    }
}
