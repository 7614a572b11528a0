package trading.engine.market.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.ReportHandler;
import trading.engine.market.DemoMarket;
import trading.engine.message.Report;
import trading.engine.message.Report.Filled;
import trading.engine.message.Report.QuoteUpdated;
import trading.engine.model.Fill;
import trading.engine.model.Quote;

/// What comes back to the agents: their own fills and everybody's quotes. Given to the gateway as a handler
/// before the market exists; idle until it starts.
public final class AgentReports implements ReportHandler {
    /// What is not fetched beyond that is dropped: agents then misjudge their inventory, nothing else.
    private static final int MOST_FILLS = 1 << 16;

    private final ArrayBlockingQueue<Fill> fills = new ArrayBlockingQueue<>(MOST_FILLS);
    private final Map<Integer, Quote> quotes = new ConcurrentHashMap<>();
    private volatile boolean active;

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        if (!active) {
            return;
        }
        for (Report report : reports) {
            if (report instanceof Filled filled && filled.liquidity() && isAgent(filled.account())) {
                fills.offer(filled.fill());
            } else if (report instanceof QuoteUpdated updated) {
                quotes.put(updated.quote().instrument(), updated.quote());
            }
        }
    }

    void activate() {
        active = true;
    }

    /// Those since the last call, in order.
    List<Fill> fetchFills() {
        List<Fill> fetched = new ArrayList<>();
        fills.drainTo(fetched);
        return fetched;
    }

    @Nullable
    Quote quote(int instrument) {
        return quotes.get(instrument);
    }

    private static boolean isAgent(int account) {
        return account >= DemoMarket.FIRST_AGENT_ACCOUNT
                && account < DemoMarket.FIRST_AGENT_ACCOUNT + DemoMarket.AGENT_ACCOUNTS;
    }
}
