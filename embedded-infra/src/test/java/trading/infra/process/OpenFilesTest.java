package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
    @Test
    void clients_get_what_is_left_of_the_limit_and_never_more_than_is_wanted() {
        assertThat(OpenFiles.connections(2_048, OptionalLong.of(1_024))).isEqualTo(320);
        assertThat(OpenFiles.connections(2_048, OptionalLong.of(1_048_576))).isEqualTo(2_048);
        assertThat(OpenFiles.connections(2_048, OptionalLong.empty())).isEqualTo(2_048);
    }

    @Test
    void where_there_is_next_to_nothing_a_few_can_still_come() {
        assertThat(OpenFiles.connections(2_048, OptionalLong.of(256))).isEqualTo(16);
    }

    @Test
    void both_listeners_take_no_more_than_their_share_of_this_systems_limit() {
        assertThat(OpenFiles.connections(Integer.MAX_VALUE, OpenFiles.limit())).isGreaterThanOrEqualTo(16);
        OpenFiles.limit()
                .ifPresent(limit -> assertThat(2L * OpenFiles.connections(Integer.MAX_VALUE, OptionalLong.of(limit)))
                        .isLessThanOrEqualTo(Math.max(32, limit - OpenFiles.OWN)));
    }
}
