package trading.infra.store;

import java.util.List;
import java.util.Optional;
import trading.engine.model.Trade;

/// Trades from the database: everything that ever was, up to [PostgresRecorder#lag] behind. Thread-safe;
/// throws [StoreException] when the database does not answer in time.
public final class TradeQueries {
    private final Reader reader;

    TradeQueries(Reader reader) {
        this.reader = reader;
    }

    public List<Trade> list(TradeFilter filter) {
        Conditions conditions = new Conditions()
                .equal("account", filter.account())
                .instrument(filter.instrument())
                .statuses(filter.statuses())
                .before(filter.beforeId());
        return reader.newest("trades", conditions, filter.limit(), TradeTable::read);
    }

    public Optional<Trade> byId(long tradeId) {
        return reader.one("trades", new Conditions().equal("id", tradeId), TradeTable::read);
    }
}
