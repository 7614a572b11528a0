package trading.launcher.config;

/// Where a value came from, as a person would look for it: `config/config.toml line 4`, `option
/// --api-port`.
public record Origin(String text) {
    static final Origin DEFAULT = new Origin("default");

    static Origin line(String file, int line) {
        return new Origin(file + " line " + line);
    }

    static Origin environment() {
        return new Origin("environment");
    }

    static Origin option(String name) {
        return new Origin("option " + name);
    }
}
