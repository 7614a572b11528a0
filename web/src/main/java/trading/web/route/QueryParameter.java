package trading.web.route;

import java.util.List;

/// One parameter of a query string. `values`: all that are allowed, empty when any text is.
public record QueryParameter(String name, Kind kind, String description, List<String> values) {
    public enum Kind {
        TEXT,
        INTEGER
    }

    public static QueryParameter text(String name, String description) {
        return new QueryParameter(name, Kind.TEXT, description, List.of());
    }

    public static QueryParameter integer(String name, String description) {
        return new QueryParameter(name, Kind.INTEGER, description, List.of());
    }

    public static QueryParameter oneOf(String name, String description, String... values) {
        return new QueryParameter(name, Kind.TEXT, description, List.of(values));
    }
}
