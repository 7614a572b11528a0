package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

@ExtendWith(Servers.Extension.class)
class PatientReadsTest {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Servers servers;

    PatientReadsTest(Servers servers) {
        this.servers = servers;
    }

    /// A lock that nothing gets by stands in for a database that has too much to do.
    @Test
    void a_start_waits_for_an_answer_that_others_are_refused() throws Exception {
        try (Store store = Store.open(servers.emptyDatabase())) {
            CompletableFuture<List<Bar>> read;
            try (Servers.Locked locked = servers.lock("bars")) {
                assertThatThrownBy(() -> bars(store, PatientReads.ONCE))
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                late -> assertThat(late.mayPass()).isTrue())
                        .hasMessageContaining("statement timeout");
                AtomicInteger asked = new AtomicInteger();
                PatientReads patient = PatientReads.during(LONG, () -> asked.incrementAndGet() > 0);
                read = CompletableFuture.supplyAsync(() -> bars(store, patient));
                await().atMost(LONG).until(() -> asked.get() >= 2);
                assertThat(read).isNotDone();
            }
            assertThat(read.get()).isEmpty();
        }
    }

    private static List<Bar> bars(Store store, PatientReads reads) {
        return reads.read(() -> store.bars().newest(0, TimeFrame.M1, 0, Long.MAX_VALUE, 1));
    }

    @Test
    void what_will_not_pass_is_told_at_once() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> PatientReads.during(LONG, () -> true).read(() -> {
                    asked.incrementAndGet();
                    throw new StoreException("bars", new SQLException("no such table", "42P01"));
                }))
                .isInstanceOf(StoreException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void who_is_not_wanted_any_more_does_not_wait() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> PatientReads.during(LONG, () -> asked.get() < 3)
                        .read(() -> {
                            asked.incrementAndGet();
                            throw new StoreException("bars", new SQLException("starting", "57P03"));
                        }))
                .isInstanceOf(StoreException.class);
        assertThat(asked).hasValue(3);
    }
}
