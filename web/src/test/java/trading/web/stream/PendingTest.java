package trading.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingTest {
    private final Pending<String> pending = new Pending<>();

    @Test
    void what_waits_goes_in_one_update_with_the_last_sequence() {
        pending.add(4, "a");
        pending.add(7, "b");

        assertThat(pending.drain(String::valueOf)).containsExactly(Update.of(7, "[a, b]"));
        assertThat(pending.drain(String::valueOf)).isEmpty();
    }

    @Test
    void a_snapshot_in_the_middle_makes_two_updates() {
        pending.add(4, "a");
        pending.cutAfter(5);
        pending.add(5, "b");
        pending.add(6, "c");

        assertThat(pending.drain(String::valueOf)).containsExactly(Update.of(5, "[a, b]"), Update.of(6, "[c]"));
    }

    @Test
    void a_snapshot_before_or_after_everything_changes_nothing() {
        pending.cutAfter(3);
        pending.add(4, "a");
        pending.add(5, "b");
        pending.cutAfter(5);

        assertThat(pending.drain(String::valueOf)).containsExactly(Update.of(5, "[a, b]"));
    }
}
