package trading.engine.orchestrator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Trade;

/// The trades of one strategy on one instrument: the open one, and what the closed ones earned.
final class SeatTrades {
    private final int account;
    private final String strategy;
    private final int instrument;
    private final Set<Long> closedBefore = new HashSet<>();
    private @Nullable Trade open;
    private long closed;
    private long realizedPnl;

    SeatTrades(int account, String strategy, int instrument) {
        this.account = account;
        this.strategy = strategy;
        this.instrument = instrument;
    }

    void open(List<Trade> known) {
        for (Trade trade : known) {
            if (isMine(trade)) {
                update(trade);
                if (ended(trade)) {
                    closedBefore.add(trade.tradeId());
                }
            }
        }
    }

    boolean isMine(Trade trade) {
        return trade.account() == account
                && trade.instrument() == instrument
                && trade.strategy().equals(strategy);
    }

    /// What is told of a trade that had ended before is old news.
    void update(Trade trade) {
        if (closedBefore.contains(trade.tradeId())) {
            return;
        }
        if (!ended(trade)) {
            open = trade;
            return;
        }
        if (open != null && open.tradeId() == trade.tradeId()) {
            open = null;
        }
        switch (trade.status()) {
            case CLOSED -> {
                closed++;
                realizedPnl += trade.realizedPnl();
            }
            case CANCELED, PENDING, OPEN -> {}
        }
    }

    @Nullable
    Trade open() {
        return open;
    }

    long closed() {
        return closed;
    }

    long realizedPnl() {
        return realizedPnl;
    }

    private static boolean ended(Trade trade) {
        return switch (trade.status()) {
            case PENDING, OPEN -> false;
            case CLOSED, CANCELED -> true;
        };
    }
}
