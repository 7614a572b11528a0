package trading.web.drift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.drift.DriftFinding;
import trading.engine.drift.DriftReport;
import trading.engine.model.Instrument;

/// A day of strategies against the backtester. `fills`: the session's own; `same`: those that the backtest has alike;
/// `differences`: of either that the other has not, or not alike. `findings`: the first [#MOST_FINDINGS] of them.
/// `problem`: why it could not be run; the figures are 0 then.
public record DriftJson(
        String day,
        Status status,
        String ranAt,
        int sessions,
        long commands,
        long fills,
        long same,
        int differences,
        List<FindingJson> findings,
        List<String> notes,
        @Nullable String problem) {
    static final int MOST_FINDINGS = 500;

    private static final long SECOND = 1_000_000_000L;

    /// How far it is.
    public enum Status {
        RUNNING,
        DONE,
        FAILED
    }

    /// One fill that differs. Prices and quantities as decimals; null on the side that has none.
    public record FindingJson(
            DriftFinding.Kind kind,
            String time,
            String strategy,
            String symbol,
            String side,
            String entry,
            @Nullable String sessionPrice,
            @Nullable String sessionQuantity,
            @Nullable String backtestPrice,
            @Nullable String backtestQuantity,
            String cause) {

        static FindingJson of(DriftFinding finding) {
            Instrument instrument = finding.instrument();
            return new FindingJson(
                    finding.kind(),
                    moment(finding.timeNanos()),
                    finding.strategy(),
                    instrument.symbol(),
                    finding.side().name(),
                    finding.entry(),
                    price(instrument, finding.sessionPrice()),
                    quantity(instrument, finding.sessionQuantity()),
                    price(instrument, finding.backtestPrice()),
                    quantity(instrument, finding.backtestQuantity()),
                    finding.cause());
        }

        private static @Nullable String price(Instrument instrument, long ticks) {
            return ticks == 0 ? null : instrument.price(ticks).toPlainString();
        }

        private static @Nullable String quantity(Instrument instrument, long lots) {
            return lots == 0 ? null : instrument.quantity(lots).toPlainString();
        }
    }

    /// What was compared.
    public static DriftJson of(String day, Instant now, DriftReport report) {
        return new DriftJson(
                day,
                Status.DONE,
                now.toString(),
                report.sessions(),
                report.commands(),
                report.fills(),
                report.same(),
                report.findings().size(),
                report.findings().stream()
                        .limit(MOST_FINDINGS)
                        .map(FindingJson::of)
                        .toList(),
                report.notes(),
                null);
    }

    static DriftJson running(LocalDate day, Instant now) {
        return new DriftJson(day.toString(), Status.RUNNING, now.toString(), 0, 0, 0, 0, 0, List.of(), List.of(), null);
    }

    static DriftJson failed(LocalDate day, Instant now, String why) {
        return new DriftJson(day.toString(), Status.FAILED, now.toString(), 0, 0, 0, 0, 0, List.of(), List.of(), why);
    }

    /// Without what differs.
    DriftJson brief() {
        return new DriftJson(
                day, status, ranAt, sessions, commands, fills, same, differences, List.of(), notes, problem);
    }

    private static String moment(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                .toString();
    }
}
