package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceStartExceptionTest {
    @Test
    void a_taken_port_is_told_with_its_holder_and_three_ways_out() {
        var taken = new PortInUseException("PostgreSQL", 5432, new PortHolder(4711, "postgres"));

        assertThat(taken.render()).isEqualTo("""
                        PostgreSQL failed to start
                          Reason: port 5432 is already in use by postgres (pid 4711)
                          Possible solutions:
                            1. Stop the other postgres: kill 4711
                            2. Use another port: POSTGRES_PORT=5433 in .env
                            3. Let Trading choose: trading start --postgres-port auto
                          Run: trading doctor postgres
                        """);
        assertThat(taken.exitCode()).isEqualTo(75);
    }

    @Test
    void an_unknown_holder_is_not_made_up() {
        assertThat(new PortInUseException("Redis", 6379, null).render())
                .contains(
                        "port 6379 is already in use by another program",
                        "ss -ltnp",
                        "REDIS_PORT=6380",
                        "doctor redis");
    }

    @Test
    void a_failure_of_the_whole_product_points_to_the_whole_doctor() {
        assertThat(new ServiceStartException("Trading", "the moon is full", List.of()).render())
                .isEqualTo("Trading failed to start\n  Reason: the moon is full\n  Run: trading doctor\n");
    }
}
