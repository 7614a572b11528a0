package trading.engine.strategy.host;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Trade;
import trading.engine.strategy.TradeResults;

/// The trades of one seat: those that are pending or open, and what the closed ones came to.
final class SeatTrades {
    private final int account;
    private final String strategy;
    private int[] instruments;
    private final Set<Long> closedBefore = new TreeSet<>();
    private final TreeMap<Long, Trade> open = new TreeMap<>();
    private @Nullable List<Trade> told = List.of();
    private TradeResults results = TradeResults.NONE;
    private long realizedPnl;

    SeatTrades(int account, String strategy, Set<Integer> instruments) {
        this.account = account;
        this.strategy = strategy;
        this.instruments = sorted(instruments);
    }

    /// Also trades of these instruments.
    void watch(Set<Integer> more) {
        Set<Integer> all = new TreeSet<>(more);
        Arrays.stream(instruments).forEach(all::add);
        instruments = sorted(all);
    }

    private static int[] sorted(Set<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private boolean isOf(int instrument) {
        for (int mine : instruments) {
            if (mine == instrument) {
                return true;
            }
        }
        return false;
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
        return trade.account() == account && trade.strategy().equals(strategy) && isOf(trade.instrument());
    }

    /// What is told of a trade that had ended before is old news.
    void update(Trade trade) {
        if (!closedBefore.isEmpty() && closedBefore.contains(trade.tradeId())) {
            return;
        }
        told = null;
        if (!ended(trade)) {
            open.put(trade.tradeId(), trade);
            return;
        }
        open.remove(trade.tradeId());
        switch (trade.status()) {
            case CLOSED -> {
                results = results.with(trade);
                realizedPnl += trade.realizedPnl();
            }
            case CANCELED, PENDING, OPEN -> {}
        }
    }

    /// Null when it is not pending or open.
    @Nullable
    Trade open(long tradeId) {
        return open.get(tradeId);
    }

    /// Pending and open ones, oldest first.
    List<Trade> open() {
        List<Trade> all = told;
        if (all == null) {
            all = List.copyOf(open.values());
            told = all;
        }
        return all;
    }

    int count() {
        return open.size();
    }

    /// Lots, negative when short.
    long position(int instrument) {
        long lots = 0;
        for (Trade trade : open.values()) {
            if (trade.instrument() == instrument) {
                lots += trade.openQuantity() * trade.side().sign();
            }
        }
        return lots;
    }

    TradeResults results() {
        return results;
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
