package trading.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {
    private static ServiceDefinition service(String name, String... dependsOn) {
        return new ServiceDefinition(
                name,
                "/bin/true",
                List.of(),
                null,
                Map.of(),
                List.of(dependsOn),
                HealthCheck.USUAL,
                RestartPolicy.USUAL);
    }

    @Test
    void each_service_starts_after_what_it_waits_for_and_else_as_it_is_listed() throws Exception {
        DependencyGraph graph =
                new DependencyGraph(List.of(service("d", "c", "a"), service("a"), service("c", "b"), service("b")));

        assertThat(graph.startOrder()).containsExactly("b", "c", "a", "d");
    }

    @Test
    void a_circle_is_refused_with_its_path() {
        assertThatThrownBy(() -> new DependencyGraph(
                        List.of(service("x", "a"), service("a", "b"), service("b", "c"), service("c", "a"))))
                .isInstanceOf(DependencyGraph.CycleException.class)
                .hasMessage("a -> b -> c -> a");
        assertThatThrownBy(() -> new DependencyGraph(List.of(service("self", "self"))))
                .hasMessage("self -> self");
    }

    @Test
    void what_waits_for_a_service_also_by_way_of_others_goes_with_it() throws Exception {
        DependencyGraph graph = new DependencyGraph(ServiceDefinition.BUILT_IN);

        assertThat(graph.startOrder())
                .containsExactly("postgres", "redis", "gateway", "orchestrator", "api", "dashboard");
        assertThat(graph.withDependents("gateway")).containsExactly("gateway", "orchestrator", "api", "dashboard");
        assertThat(graph.withDependents("dashboard")).containsExactly("dashboard");
        assertThat(graph.withNeeded(List.of("orchestrator")))
                .containsExactly("postgres", "redis", "gateway", "orchestrator");
    }
}
