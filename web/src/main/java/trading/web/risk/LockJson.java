package trading.web.risk;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Side;
import trading.engine.model.TradingLock;
import trading.engine.view.LiveView;
import trading.web.text.Figures;

/// A lock of entries as it is shown; `symbol` and `side` are null for all.
record LockJson(
        long lockId, @Nullable String symbol, @Nullable Side side, String since, String until, String reason) {

    static LockJson of(TradingLock lock, LiveView view) {
        return new LockJson(
                lock.lockId(),
                lock.instrument() < 0
                        ? null
                        : view.instrument(lock.instrument()).symbol(),
                lock.side(),
                Figures.time(lock.sinceNanos()),
                Figures.time(lock.untilNanos()),
                lock.reason());
    }
}
