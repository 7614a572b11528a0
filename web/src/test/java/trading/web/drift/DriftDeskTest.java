package trading.web.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.drift.DriftFinding;
import trading.engine.drift.DriftReport;
import trading.engine.market.DemoMarket;
import trading.engine.model.Side;
import trading.web.alert.AlertCode;
import trading.web.alert.Condition;

class DriftDeskTest {
    private static final LocalDate DAY = LocalDate.parse("2024-01-31");
    private static final long NOON = 1_706_702_400_000_000_000L;

    @TempDir
    Path directory;

    private static DriftReport report(int differences) {
        DriftFinding finding = new DriftFinding(
                DriftFinding.Kind.MISSING,
                "ema-cross",
                DemoMarket.instrument("BTCUSDT").orElseThrow(),
                Side.BUY,
                "ema-cross:BTCUSDT:20240131T1000",
                NOON,
                0,
                0,
                4_000_000,
                1_000_000,
                "a kill switch was engaged (test) at 2024-01-31T09:00:00Z");
        return new DriftReport(0, 1, 1, 100, 5, 5, List.of(finding).subList(0, differences), List.of());
    }

    /// Comes to what it is told, or breaks.
    private record Made(int differences) implements DriftDesk.Comparison {
        @Override
        public boolean hasSessionsBefore(long toNanos) {
            return true;
        }

        @Override
        public DriftReport run(long fromNanos, long toNanos, BooleanSupplier goesOn) throws IOException {
            if (differences < 0) {
                throw new IOException("the disk is gone");
            }
            assertThat(toNanos - fromNanos).isEqualTo(86_400_000_000_000L);
            return report(differences);
        }
    }

    private DriftDesk compared(int differences) throws InterruptedException {
        DriftDesk desk = DriftDesk.open(directory, new Made(differences), () -> NOON);
        desk.submit(DAY);
        while (desk.find(DAY).orElseThrow().status() == DriftJson.Status.RUNNING) {
            Thread.sleep(5);
        }
        return desk;
    }

    @Test
    void what_differs_is_an_alert_until_a_newer_comparison_finds_nothing() throws Exception {
        try (DriftDesk desk = compared(1)) {
            List<Condition> told = new DriftSource(desk).conditions(0);
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().code()).isEqualTo(AlertCode.DRIFT);
            assertThat(told.getFirst().text())
                    .isEqualTo("On 2024-01-31 strategies and backtest differ in 1 fills; 5 of 5 are the same.");
        }
        try (DriftDesk desk = compared(0)) {
            assertThat(new DriftSource(desk).conditions(0)).isEmpty();
        }
    }

    @Test
    void a_report_is_there_after_a_restart_with_prices_as_people_write_them() throws Exception {
        compared(1).close();

        try (DriftDesk desk = DriftDesk.open(directory, new Made(0), () -> NOON)) {
            DriftJson kept = desk.find(DAY).orElseThrow();
            assertThat(kept.differences()).isEqualTo(1);
            DriftJson.FindingJson finding = kept.findings().getFirst();
            assertThat(finding.backtestPrice()).isEqualTo("40000");
            assertThat(finding.sessionPrice()).isNull();
            assertThat(desk.list().getFirst().findings()).isEmpty();
        }
    }

    @Test
    void a_comparison_that_breaks_says_so_and_is_no_alert() throws Exception {
        try (DriftDesk desk = compared(-1)) {
            DriftJson failed = desk.find(DAY).orElseThrow();
            assertThat(failed.status()).isEqualTo(DriftJson.Status.FAILED);
            assertThat(failed.problem()).contains("the disk is gone");
            assertThat(new DriftSource(desk).conditions(0)).isEmpty();
        }
    }
}
