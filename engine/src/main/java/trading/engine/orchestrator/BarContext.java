package trading.engine.orchestrator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.Trade;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.StrategyContext;

/// One bar's context: what the desk looks like, and the wishes that were spoken.
///
/// Everything is read before the strategy is called, so that one that was left behind reads nothing that
/// changes; it is told that its time is over.
final class BarContext implements StrategyContext {

    /// What a strategy wants.
    sealed interface Wish {
        String reason();

        record Enter(long quantity, long stopLossPrice, long takeProfitPrice, String reason) implements Wish {}

        record Exit(String reason) implements Wish {}
    }

    private final Instrument instrument;
    private final Bar bar;
    private final long timeNanos;
    private final @Nullable Trade openTrade;
    private final long equity;
    private final long freeCash;
    private final Sizing sizing;

    private volatile boolean over;
    private @Nullable Wish wish;
    private @Nullable String note;
    private int wishes;

    BarContext(
            Instrument instrument,
            Bar bar,
            long timeNanos,
            @Nullable Trade openTrade,
            long equity,
            long freeCash,
            Sizing sizing) {
        this.instrument = instrument;
        this.bar = bar;
        this.timeNanos = timeNanos;
        this.openTrade = openTrade;
        this.equity = equity;
        this.freeCash = freeCash;
        this.sizing = sizing;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public Optional<Trade> openTrade() {
        return Optional.ofNullable(openTrade);
    }

    @Override
    public long equity() {
        return equity;
    }

    @Override
    public long freeCash() {
        return freeCash;
    }

    @Override
    public long quantityAtRisk(long price, long stopLossPrice) {
        return sizing.quantity(instrument, price, stopLossPrice, equity, freeCash);
    }

    @Override
    public void buy(long stopLossPrice, long takeProfitPrice, String reason) {
        buy(quantityAtRisk(bar.close(), stopLossPrice), stopLossPrice, takeProfitPrice, reason);
    }

    @Override
    public void buy(long quantity, long stopLossPrice, long takeProfitPrice, String reason) {
        long allowed = Math.min(quantity, sizing.limit(instrument, bar.close(), equity, freeCash));
        wish(new Wish.Enter(allowed, stopLossPrice, takeProfitPrice, reason));
    }

    @Override
    public void exit(String reason) {
        wish(new Wish.Exit(reason));
    }

    @Override
    public void note(String text) {
        refuseWhenOver();
        note = text;
    }

    /// The strategy has returned, or was given up.
    void end() {
        over = true;
    }

    @Nullable
    Wish wish() {
        return wish;
    }

    /// How many were spoken; only the first counts.
    int wishes() {
        return wishes;
    }

    @Nullable
    String note() {
        return note;
    }

    private void wish(Wish spoken) {
        refuseWhenOver();
        if (wish == null) {
            wish = spoken;
        }
        wishes++;
    }

    private void refuseWhenOver() {
        if (over) {
            throw new IllegalStateException(
                    "strategy context: barOpenNanos=" + bar.openTimeNanos() + ": the time for this bar is over");
        }
    }
}
