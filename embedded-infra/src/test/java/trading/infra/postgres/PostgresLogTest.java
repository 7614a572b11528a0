package trading.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresLogTest {
    @Test
    void a_user_whom_the_system_does_not_know_is_told_as_the_reason() {
        assertThat(PostgresLog.reasonIn("initdb: could not look up effective user ID 1000: user does not exist\n"))
                .isEqualTo("could not look up effective user ID 1000: user does not exist");
    }

    @Test
    void an_error_goes_before_what_is_only_said_as_well() {
        assertThat(PostgresLog.reasonIn("LOG:  parameter x\ninitdb: error: no room\n"))
                .isEqualTo("no room");
    }
}
