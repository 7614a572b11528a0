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

    private final AlertBook book = new AlertBook();

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
