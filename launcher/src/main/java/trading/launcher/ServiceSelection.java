package trading.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trading.launcher.config.NearestName;
import trading.launcher.service.DependencyGraph;
import trading.launcher.service.ServiceDefinition;

/// Which services are to run: all of them, or those that were named with what they wait for. `names` in start order.
record ServiceSelection(Set<String> names) {

    /// `wanted`: none for all. Throws [OptionException] for a name that no service has.
    static ServiceSelection of(List<String> wanted, Collection<ServiceDefinition> services) throws OptionException {
        Map<String, ServiceDefinition> known = new LinkedHashMap<>();
        services.forEach(service -> known.put(service.name(), service));
        for (String name : wanted) {
            if (!known.containsKey(name)) {
                throw new OptionException("--services " + name + ": no service has that name"
                        + NearestName.to(name, known.keySet())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; there are " + String.join(", ", known.keySet())));
            }
        }
        try {
            DependencyGraph graph = new DependencyGraph(services);
            List<String> names =
                    wanted.isEmpty() ? new ArrayList<>(graph.startOrder()) : new ArrayList<>(graph.withNeeded(wanted));
            return new ServiceSelection(new LinkedHashSet<>(names));
        } catch (DependencyGraph.CycleException circle) {
            throw new IllegalArgumentException("services: " + circle.getMessage(), circle);
        }
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
