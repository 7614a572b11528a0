package trading.launcher.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which service waits for which. Those that are named first come first, where nothing is against it.
public final class DependencyGraph {
    private final Map<String, List<String>> dependsOn = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();

    /// A service that waits for itself, by way of others: `a -> b -> a`.
    public static final class CycleException extends Exception {
        private static final long serialVersionUID = 1L;

        CycleException(List<String> path) {
            super(String.join(" -> ", path));
        }
    }

    /// Names that nobody has are left out: they are somebody else's to refuse.
    public DependencyGraph(Collection<ServiceDefinition> services) throws CycleException {
        services.forEach(service -> dependsOn.put(service.name(), service.dependsOn()));
        Set<String> done = new LinkedHashSet<>();
        for (String name : dependsOn.keySet()) {
            visit(name, new ArrayList<>(), done);
        }
        order.addAll(done);
    }

    private void visit(String name, List<String> path, Set<String> done) throws CycleException {
        if (done.contains(name) || !dependsOn.containsKey(name)) {
            return;
        }
        int before = path.indexOf(name);
        if (before >= 0) {
            List<String> cycle = new ArrayList<>(path.subList(before, path.size()));
            cycle.add(name);
            throw new CycleException(cycle);
        }
        path.add(name);
        for (String needed : needs(name)) {
            visit(needed, path, done);
        }
        path.removeLast();
        done.add(name);
    }

    /// Each after all that it waits for.
    public List<String> startOrder() {
        return List.copyOf(order);
    }

    /// The service and all that waits for it, in start order.
    public List<String> withDependents(String name) {
        return withDependents(name, next -> true);
    }

    /// The same without those that `counts` leaves out, and what waits only for them.
    public List<String> withDependents(String name, Predicate<String> counts) {
        Set<String> affected = new LinkedHashSet<>(List.of(name));
        for (String next : order) {
            if (counts.test(next) && needs(next).stream().anyMatch(affected::contains)) {
                affected.add(next);
            }
        }
        return order.stream().filter(affected::contains).toList();
    }

    /// These and all that they wait for, in start order.
    public List<String> withNeeded(Collection<String> names) {
        Set<String> needed = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(names);
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (dependsOn.containsKey(next) && needed.add(next)) {
                open.addAll(needs(next));
            }
        }
        return order.stream().filter(needed::contains).toList();
    }

    private List<String> needs(String name) {
        return dependsOn.getOrDefault(name, List.of());
    }
}
