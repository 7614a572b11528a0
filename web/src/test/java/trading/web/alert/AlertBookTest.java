package trading.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Condition KILLED = new Condition(AlertCode.KILL_SWITCH, "GLOBAL", "stopped", "1", "0");

    private AlertBook book = new AlertBook(List.of(), NOON);

    private List<Alert> at(Duration later, Condition... holding) {
        return book.update(List.of(holding), NOON.plus(later));
    }

    @Test
    void what_holds_is_told_once_and_again_after_one_five_fifteen_and_thirty_minutes() {
        assertThat(at(Duration.ZERO, KILLED)).hasSize(1);
        List<Long> toldAfterSeconds = IntStream.rangeClosed(1, 2_000)
                .filter(second -> !at(Duration.ofSeconds(second), KILLED).isEmpty())
                .mapToObj(second -> (long) second)
                .toList();

        assertThat(toldAfterSeconds).containsExactly(60L, 300L, 900L, 1_800L);
        assertThat(book.all()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(4);
            assertThat(alert.count()).isOne();
            assertThat(alert.firstTime()).isEqualTo(NOON);
            assertThat(alert.lastTime()).isEqualTo(NOON.plusSeconds(2_000));
        });
    }

    @Test
    void what_is_acknowledged_is_told_no_more() {
        long id = at(Duration.ZERO, KILLED).getFirst().id();

        assertThat(book.acknowledge(id, "ada", NOON)).isPresent();
        assertThat(book.acknowledge(id, "bob", NOON))
                .hasValueSatisfying(alert -> assertThat(alert.acknowledgedBy()).isEqualTo("ada"));

        assertThat(at(Duration.ofHours(1), KILLED)).isEmpty();
    }

    @Test
    void what_comes_back_is_the_same_alert_once_more_and_nobody_has_acknowledged_it() {
        long id = at(Duration.ZERO, KILLED).getFirst().id();
        book.acknowledge(id, "ada", NOON);
        at(Duration.ofSeconds(1));

        List<Alert> told = at(Duration.ofSeconds(2), KILLED);

        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo(id);
            assertThat(alert.count()).isEqualTo(2);
            assertThat(alert.acknowledgedBy()).isNull();
            assertThat(alert.firstTime()).isEqualTo(NOON);
            assertThat(alert.since()).isEqualTo(NOON.plusSeconds(2));
        });
        assertThat(book.all()).hasSize(1);
    }

    private static Acknowledgement seen(Condition condition) {
        return new Acknowledgement(
                condition.code(), condition.subject(), NOON.minusSeconds(90), NOON.minusSeconds(60), 3, "ada", NOON);
    }

    @Test
    void what_was_acknowledged_before_a_restart_and_still_holds_is_told_no_more() {
        book = new AlertBook(List.of(seen(KILLED)), NOON);
        Condition other = new Condition(AlertCode.LIMIT_NEAR, "account 1", "near", "8", "10");

        assertThat(at(Duration.ofSeconds(4), KILLED, other))
                .extracting(alert -> alert.condition().code())
                .containsExactly(AlertCode.LIMIT_NEAR);
        assertThat(at(Duration.ofHours(1), KILLED)).isEmpty();
        assertThat(book.all())
                .filteredOn(alert -> alert.condition().equals(KILLED))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.acknowledgedBy()).isEqualTo("ada");
                    assertThat(alert.firstTime()).isEqualTo(NOON.minusSeconds(90));
                    assertThat(alert.since()).isEqualTo(NOON.minusSeconds(60));
                    assertThat(alert.count()).isEqualTo(3);
                });
    }

    @Test
    void what_does_not_hold_within_a_minute_of_a_restart_has_ended_and_is_told_when_it_comes_back() {
        book = new AlertBook(List.of(seen(KILLED)), NOON);
        at(Duration.ofSeconds(60));
        assertThat(book.acknowledged()).containsExactly(seen(KILLED));

        assertThat(at(Duration.ofSeconds(61), KILLED)).singleElement().satisfies(alert -> {
            assertThat(alert.acknowledgedBy()).isNull();
            assertThat(alert.count()).isOne();
        });
        assertThat(book.acknowledged()).isEmpty();
    }

    @Test
    void a_restart_has_to_know_of_what_is_acknowledged_for_as_long_as_it_holds() {
        long id = at(Duration.ZERO, KILLED).getFirst().id();
        assertThat(book.acknowledged()).isEmpty();
        book.acknowledge(id, "ada", NOON);
        assertThat(book.acknowledged())
                .containsExactly(new Acknowledgement(AlertCode.KILL_SWITCH, "GLOBAL", NOON, NOON, 1, "ada", NOON));
        at(Duration.ofSeconds(1));
        assertThat(book.acknowledged()).isEmpty();
    }

    @Test
    void it_is_bounded_and_what_has_ended_goes_first() {
        at(Duration.ZERO, KILLED);
        for (int i = 0; i < 600; i++) {
            Condition other = new Condition(AlertCode.LIMIT_NEAR, "account " + i, "near", "8", "10");
            at(Duration.ofSeconds(i + 1), KILLED, other);
        }

        assertThat(book.all()).hasSize(500);
        assertThat(book.all().getFirst().condition().subject()).isIn("GLOBAL", "account 599");
        assertThat(book.all()).anySatisfy(alert -> assertThat(alert.condition()).isEqualTo(KILLED));
        assertThat(book.all())
                .noneSatisfy(alert -> assertThat(alert.condition().subject()).isEqualTo("account 50"));
    }

    @Test
    void the_same_condition_from_two_sources_is_one_alert() {
        assertThat(at(Duration.ZERO, KILLED, KILLED)).hasSize(1);
        assertThat(book.all()).hasSize(1);
    }
}
