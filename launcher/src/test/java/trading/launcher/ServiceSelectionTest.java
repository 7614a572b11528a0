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

class ServiceSelectionTest {
    private static List<ServiceDefinition> services() {
        List<ServiceDefinition> all = new ArrayList<>(ServiceDefinition.BUILT_IN);
        all.add(new ServiceDefinition(
                "script",
                "program",
                List.of(),
                null,
                Map.of(),
                List.of("redis"),
                HealthCheck.USUAL,
                RestartPolicy.USUAL));
        return all;
    }

    @Test
    void what_is_named_comes_with_what_it_waits_for_and_nothing_else() throws Exception {
        assertThat(ServiceSelection.of(List.of("api"), services()).names())
                .containsExactly("postgres", "redis", "gateway", "api");
        assertThat(ServiceSelection.of(List.of("script"), services()).names())
                .containsExactly("postgres", "redis", "script");
    }

    @Test
    void without_names_all_are_started() throws Exception {
        assertThat(ServiceSelection.of(List.of(), services()).names()).hasSize(7);
    }

    @Test
    void a_name_that_there_is_not_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> ServiceSelection.of(List.of("api", "gatway"), services()))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("--services gatway")
                .hasMessageContaining("did you mean gateway?");
    }
}
