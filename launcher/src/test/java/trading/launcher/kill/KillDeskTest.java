package trading.launcher.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.engine.gateway.ReportHandler;
import trading.engine.message.Command;
import trading.engine.model.KillScope;
import trading.launcher.testing.QuotedGateway;

class KillDeskTest {
    @TempDir
    Path data;

    @Test
    void it_tells_what_was_canceled_and_what_is_open_still() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data)) {
            market.rest(0, "");
            market.rest(1, "");
            market.buy(0, "");
            KillDesk desk = desk(market);

            KillAnswer answer = desk.engageAndSettle(KillRequest.global("test"), "cli:ada");

            assertThat(answer)
                    .isEqualTo(new KillAnswer.Engaged(
                            2, 0, List.of(), List.of(new KillAnswer.OpenPosition(1, "BTCUSDT", "0.1"))));
            assertThat(market.takesOrders(0)).isFalse();
        }
    }

    @Test
    void flatten_closes_what_is_covered_and_nothing_else() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data)) {
            market.buy(0, "");
            market.buy(1, "");
            KillDesk desk = desk(market);

            KillAnswer answer = desk.engageAndSettle(
                    new KillRequest(new KillTarget(KillScope.INSTRUMENT, "BTCUSDT"), true, true, "test"), "cli:ada");

            assertThat(answer).isInstanceOfSatisfying(KillAnswer.Engaged.class, engaged -> {
                assertThat(engaged.closingPositions()).isOne();
                assertThat(engaged.positions()).isEmpty();
            });
            assertThat(market.gateway().view().openTrades(1))
                    .singleElement()
                    .satisfies(trade -> assertThat(trade.instrument()).isOne());
        }
    }

    @Test
    void orders_that_are_to_be_kept_are_named_and_stay() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data)) {
            market.rest(0, "");

            KillAnswer answer =
                    desk(market).engageAndSettle(new KillRequest(KillTarget.GLOBAL, false, false, "test"), "cli:ada");

            assertThat(answer).isInstanceOfSatisfying(KillAnswer.Engaged.class, engaged -> {
                assertThat(engaged.canceledOrders()).isZero();
                assertThat(engaged.openOrders()).singleElement().satisfies(order -> {
                    assertThat(order.symbol()).isEqualTo("BTCUSDT");
                    assertThat(order.quantity()).isEqualTo("0.1");
                });
            });
        }
    }

    @Test
    void a_strategys_switch_leaves_people_alone() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data)) {
            market.rest(0, "ema-cross");
            market.rest(0, "");

            KillAnswer answer = desk(market)
                    .engageAndSettle(
                            new KillRequest(new KillTarget(KillScope.STRATEGY, "ema-cross"), true, false, "test"),
                            "cli:ada");

            assertThat(answer).isEqualTo(new KillAnswer.Engaged(1, 0, List.of(), List.of()));
            assertThat(market.gateway().view().openOrders(1)).hasSize(1);
            assertThat(market.takesOrders(0)).isTrue();
        }
    }

    @Test
    void a_users_own_strategy_that_runs_is_known_though_it_has_nothing_open() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data)) {
            KillDesk desk = new KillDesk(market.gateway(), new KillFile(data), () -> List.of("my-own"));

            assertThat(desk.engage(
                            new KillRequest(new KillTarget(KillScope.STRATEGY, "my-own"), true, false, "test"),
                            "cli:ada"))
                    .isInstanceOf(KillAnswer.Engaged.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INSTRUMENT,BTCUSD,BTCUSDT",
        "STRATEGY,ema-cros,ema-cross",
        "VENUE,binance,paper",
        "ACCOUNT,2,1",
    })
    void a_slip_in_a_name_is_refused_with_the_names_that_are_known(KillScope scope, String slip, String known)
            throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data)) {
            KillDesk desk = desk(market);

            assertThat(desk.engage(new KillRequest(new KillTarget(scope, slip), true, false, "test"), "cli:ada"))
                    .isInstanceOfSatisfying(
                            KillAnswer.Refused.class,
                            refused -> assertThat(refused.reason()).contains(slip, known));
            assertThat(desk.engaged()).isEmpty();
            assertThat(desk.engage(new KillRequest(new KillTarget(scope, known), true, false, "test"), "cli:ada"))
                    .isInstanceOf(KillAnswer.Engaged.class);
        }
    }

    @Test
    void engaging_twice_is_engaging_once_and_it_outlives_a_restart() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data)) {
            KillDesk desk = desk(market);
            desk.engage(KillRequest.global("first"), "cli:ada");
            assertThat(desk.engage(KillRequest.global("second"), "cli:ada")).isInstanceOf(KillAnswer.Engaged.class);
            assertThat(desk.engaged()).hasSize(1);
        }
        try (var gateway = QuotedGateway.reopened(data)) {
            assertThat(gateway.view().killSwitches()).hasSize(1);
        }
    }

    @Test
    void letting_go_of_what_is_not_engaged_changes_nothing() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data)) {
            assertThat(desk(market).rearm(KillTarget.GLOBAL, "why not", "cli:ada"))
                    .isEqualTo(new KillAnswer.Rearmed(false));
        }
    }

    @Test
    void a_full_ring_is_waited_for() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (QuotedGateway market = QuotedGateway.small(data, holding(held))) {
            fill(market);
            Thread.ofVirtual().start(() -> {
                sleep(Duration.ofMillis(700));
                held.countDown();
            });

            assertThat(desk(market).engage(KillRequest.global("test"), "cli:ada"))
                    .isInstanceOf(KillAnswer.Engaged.class);
        } finally {
            held.countDown();
        }
    }

    @Test
    void a_ring_that_stays_full_is_told_after_two_seconds() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (QuotedGateway market = QuotedGateway.small(data, holding(held))) {
            fill(market);
            long before = System.nanoTime();

            assertThat(desk(market).engage(KillRequest.global("test"), "cli:ada"))
                    .isInstanceOfSatisfying(
                            KillAnswer.TimedOut.class,
                            late -> assertThat(late.reason()).contains("no room"));

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
            held.countDown();
        } finally {
            held.countDown();
        }
    }

    @Test
    void a_closed_gateway_takes_no_commands() throws Exception {
        QuotedGateway market = QuotedGateway.open(data);
        KillDesk desk = desk(market);
        market.close();

        assertThat(desk.engage(KillRequest.global("test"), "cli:ada")).isInstanceOf(KillAnswer.Unavailable.class);
    }

    /// Lets the opening pass and then holds the ring.
    private static ReportHandler holding(CountDownLatch held) {
        return (sequence, timeNanos, reports, endOfBatch) -> {
            if (sequence > 40) {
                held.await();
            }
        };
    }

    /// Until nothing more has gone in for a while: a stage may still make a little room.
    private static void fill(QuotedGateway market) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (market.gateway().lastSequence() < 40) {
            market.decide(new Command.AdvanceTime());
        }
        for (int refused = 0; refused < 20; refused++) {
            while (market.gateway().trySubmit(new Command.AdvanceTime()) > 0) {
                refused = 0;
            }
            sleep(Duration.ofMillis(20));
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private KillDesk desk(QuotedGateway market) {
        return new KillDesk(market.gateway(), new KillFile(data), List::of);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
