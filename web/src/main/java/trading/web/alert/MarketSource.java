package trading.web.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import trading.engine.model.Instrument;
import trading.engine.view.LiveView;
import trading.web.risk.Activity;

/// Market data that has stopped coming: of one instrument that came before, or of all since the start.
///
/// `patience`: after how long a market that says nothing has stopped; zero for one that has come to its end.
public final class MarketSource implements AlertSource {
    private static final Duration OPENING_PATIENCE = Duration.ofSeconds(30);

    private final LiveView view;
    private final Activity activity;
    private final Supplier<Duration> patience;
    private final long startNanos = System.nanoTime();

    public MarketSource(LiveView view, Activity activity, Supplier<Duration> patience) {
        this.view = view;
        this.activity = activity;
        this.patience = patience;
    }

    @Override
    public List<Condition> conditions(long nowNanos) {
        Duration allowed = patience.get();
        if (allowed.isZero()) {
            return List.of();
        }
        List<Condition> found = new ArrayList<>();
        boolean heard = false;
        for (Instrument instrument : view.instruments()) {
            OptionalLong last = activity.lastHeardNanos(instrument.id());
            heard |= last.isPresent();
            if (last.isPresent() && nowNanos - last.getAsLong() > allowed.toNanos()) {
                String symbol = instrument.symbol();
                found.add(stale(symbol, symbol + ": no quote and no trade", nowNanos - last.getAsLong(), allowed));
            }
        }
        if (!heard && nowNanos - startNanos > OPENING_PATIENCE.toNanos()) {
            found.add(stale("market", "No market data since the start", nowNanos - startNanos, OPENING_PATIENCE));
        }
        return found;
    }

    private static Condition stale(String subject, String what, long nanos, Duration allowed) {
        String value = nanos / 1_000_000_000L + " s";
        return new Condition(
                AlertCode.MARKET_DATA_STALE, subject, what + " for " + value + ".", value, allowed.toSeconds() + " s");
    }
}
