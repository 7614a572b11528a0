package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trading.launcher.service.HealthCheck;
import trading.launcher.service.RestartPolicy;
import trading.launcher.service.ServiceDefinition;

class RestartsTest {
    private final List<String> restarted = new ArrayList<>();
    private final Restarts restarts = Restarts.of(services());

    private static List<ServiceDefinition> services() {
        List<ServiceDefinition> all = new ArrayList<>(ServiceDefinition.BUILT_IN);
        all.add(added("script", "redis"));
        all.add(added("report", "script"));
        all.add(added("prometheus", "api"));
        all.add(added("alone"));
        return all;
    }

    private static ServiceDefinition added(String name, String... dependsOn) {
        return new ServiceDefinition(
                name, "program", List.of(), null, Map.of(), List.of(dependsOn), HealthCheck.USUAL, RestartPolicy.USUAL);
    }

    private void offerAll() {
        services().forEach(service -> restarts.offer(service.name(), () -> restarted.add(service.name())));
    }

    @Test
    void our_own_services_find_redis_again_and_added_ones_that_wait_for_it_are_restarted_too() throws Exception {
        offerAll();

        assertThat(restarts.restart("redis", "cli:me")).containsExactly("redis", "script", "report");
        assertThat(restarted).containsExactly("redis", "script", "report");
    }

    @Test
    void what_reads_from_the_gateway_goes_with_it_and_so_does_what_waits_for_the_api() throws Exception {
        offerAll();

        assertThat(restarts.restart("gateway", "cli:me")).containsExactly("gateway", "prometheus");
    }

    @Test
    void one_that_nobody_waits_for_is_restarted_alone() throws Exception {
        offerAll();

        assertThat(restarts.restart("alone", "cli:me")).containsExactly("alone");
        assertThat(restarts.restart("dashboard", "cli:me")).containsExactly("dashboard");
    }

    @Test
    void a_name_that_there_is_not_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> restarts.restart("postgress", "cli:me"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postgress")
                .hasMessageContaining("postgres, redis, gateway");
    }

    @Test
    void what_has_not_been_started_yet_is_not_restarted() {
        assertThatThrownBy(() -> restarts.restart("redis", "cli:me"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("redis has not been started yet");
    }
}
