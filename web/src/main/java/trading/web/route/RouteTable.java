package trading.web.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// All routes of a server, found by path.
public final class RouteTable {
    /// What a path of no route is called where routes are counted.
    public static final String UNMATCHED = "unmatched";

    private final List<Route> routes;
    private final Map<Integer, List<Template>> bySegmentCount = new HashMap<>();
    private final Map<String, Template> literal = new HashMap<>();

    private record Template(String path, List<String> segments, Set<String> methods) {
        boolean matches(List<String> asked) {
            for (int i = 0; i < segments.size(); i++) {
                if (!segments.get(i).startsWith("{") && !segments.get(i).equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    public RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (Route route : routes) {
            add(route);
        }
    }

    private void add(Route route) {
        if (!route.path().contains("{")) {
            literal.computeIfAbsent(route.path(), path -> new Template(path, segments(path), new TreeSet<>()))
                    .methods()
                    .add(route.method());
            return;
        }
        List<String> segments = segments(route.path());
        List<Template> templates = bySegmentCount.computeIfAbsent(segments.size(), count -> new ArrayList<>());
        for (Template template : templates) {
            if (template.path().equals(route.path())) {
                template.methods().add(route.method());
                return;
            }
        }
        templates.add(new Template(route.path(), segments, new TreeSet<>(Set.of(route.method()))));
    }

    public List<Route> routes() {
        return routes;
    }

    /// The path of the route that `path` belongs to, or [#UNMATCHED]: a label with few values.
    public String template(String path) {
        return find(path).path();
    }

    /// The methods that a path answers to; empty when there is no such path.
    public Set<String> methods(String path) {
        return find(path).methods();
    }

    private static final Template NONE = new Template(UNMATCHED, List.of(), Set.of());

    private Template find(String path) {
        Template exact = literal.get(path);
        if (exact != null) {
            return exact;
        }
        List<String> segments = segments(path);
        for (Template template : bySegmentCount.getOrDefault(segments.size(), List.of())) {
            if (template.matches(segments)) {
                return template;
            }
        }
        return NONE;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
