package trading.infra.store;

import java.util.List;
import trading.engine.model.Fill;

/// Fills from the database: everything that ever was, up to [PostgresRecorder#lag] behind. Thread-safe;
/// throws [StoreException] when the database does not answer in time.
public final class FillQueries {
    private final Reader reader;

    FillQueries(Reader reader) {
        this.reader = reader;
    }

    public List<Fill> list(FillFilter filter) {
        Conditions conditions = new Conditions()
                .equal("account", filter.account())
                .instrument(filter.instrument())
                .before(filter.beforeId());
        if (filter.orderId() != 0) {
            conditions.equal("order_id", filter.orderId());
        }
        if (filter.tradeId() != 0) {
            conditions.equal("trade_id", filter.tradeId());
        }
        return reader.newest("fills", conditions, filter.limit(), FillTable::read);
    }
}
