package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceStartExceptionTest {
    @Test
    void what_the_system_did_not_permit_ends_with_77_and_everything_else_with_69() {
        assertThat(failure("could not be made: setpriv: failed to execute initdb: Permission denied"))
                .isEqualTo(77);
        assertThat(failure("it did not answer within 30 s")).isEqualTo(69);
    }

    private static int failure(String reason) {
        return new ServiceStartException("PostgreSQL", reason, List.of()).exitCode();
    }
}
