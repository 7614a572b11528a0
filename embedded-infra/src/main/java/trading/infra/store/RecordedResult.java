package trading.infra.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What came of the trades of one instrument and strategy (null: a person) that were closed on one day.
/// `won`: those with a profit. Money is in the quote asset; `realizedPnl` = `profit` + `loss` (below 0) is
/// net of `fees`, `notional` what was traded, entry and exit; `heldNanos`: all their times from entry to
/// exit, added.
public record RecordedResult(
        LocalDate day,
        String symbol,
        @Nullable String strategy,
        long trades,
        long won,
        BigDecimal realizedPnl,
        BigDecimal profit,
        BigDecimal loss,
        BigDecimal fees,
        BigDecimal notional,
        long heldNanos) {

    /// Of the same day, instrument and strategy.
    RecordedResult plus(RecordedResult other) {
        return new RecordedResult(
                day,
                symbol,
                strategy,
                trades + other.trades,
                won + other.won,
                realizedPnl.add(other.realizedPnl),
                profit.add(other.profit),
                loss.add(other.loss),
                fees.add(other.fees),
                notional.add(other.notional),
                heldNanos + other.heldNanos);
    }

    /// Sorts by day, instrument and strategy.
    String order() {
        return day + " " + symbol + " " + (strategy == null ? "" : strategy);
    }
}
