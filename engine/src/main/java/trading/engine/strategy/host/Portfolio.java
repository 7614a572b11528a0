package trading.engine.strategy.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Balance;
import trading.engine.model.Instrument;
import trading.engine.model.Position;
import trading.engine.model.Quote;

/// What the account has, as far as the reports seen up to now say.
final class Portfolio {
    private record Reserved(long sequence, long money) {}

    private final int account;
    private final String cash;
    private final ById<Instrument> instruments = new ById<>();
    private final ById<Position> positions = new ById<>();
    private final ById<Quote> quotes = new ById<>();
    private final Deque<Reserved> underWay = new ArrayDeque<>();
    private @Nullable Balance balance;
    private long[] bids = new long[8];

    Portfolio(int account, String cash) {
        this.account = account;
        this.cash = cash;
    }

    void open(Opening opening) {
        opening.instruments().stream()
                .filter(instrument -> instruments.get(instrument.id()) == null)
                .forEach(this::update);
        opening.positions().stream()
                .filter(position -> position.account() == account && positions.get(position.instrument()) == null)
                .forEach(this::update);
        opening.quotes().stream().filter(quote -> bid(quote.instrument()) == 0).forEach(this::update);
        if (balance == null) {
            opening.balances().forEach(this::update);
        }
    }

    void update(Instrument instrument) {
        instruments.put(instrument.id(), instrument);
    }

    void update(Balance update) {
        if (update.account() == account && update.asset().equals(cash)) {
            balance = update;
        }
    }

    void update(Position update) {
        if (update.account() == account) {
            positions.put(update.instrument(), update);
        }
    }

    void update(Quote quote) {
        quotes.put(quote.instrument(), quote);
        if (quote.bidPrice() > 0) {
            mark(quote.instrument(), quote.bidPrice());
        }
    }

    /// Null until there was one.
    @Nullable
    Quote quote(int instrument) {
        return quotes.get(instrument);
    }

    /// Throws [IllegalArgumentException] that names the known ones.
    Instrument instrument(String symbol) {
        List<String> symbols = new ArrayList<>();
        for (int id = 0; id < instruments.end(); id++) {
            Instrument known = instruments.get(id);
            if (known != null && known.symbol().equals(symbol)) {
                return known;
            }
            if (known != null) {
                symbols.add(known.symbol());
            }
        }
        throw new IllegalArgumentException("orchestrator: unknown symbol=" + symbol + " known=" + symbols);
    }

    String symbol(int instrument) {
        Instrument known = instruments.get(instrument);
        return known == null ? "instrument " + instrument : known.symbol();
    }

    /// What the instrument could be sold for.
    void mark(int instrument, long price) {
        if (instrument >= bids.length) {
            bids = Arrays.copyOf(bids, Math.max(instrument + 1, 2 * bids.length));
        }
        bids[instrument] = price;
    }

    /// Money that an order in the ring is going to need.
    void reserve(long sequence, long money) {
        underWay.add(new Reserved(sequence, money));
    }

    /// Orders up to `sequence` are decided, and the balance says the rest.
    void decided(long sequence) {
        while (!underWay.isEmpty() && underWay.element().sequence() <= sequence) {
            underWay.remove();
        }
    }

    long freeCash() {
        long free = balance == null ? 0 : balance.free();
        for (Reserved reserved : underWay) {
            free -= reserved.money();
        }
        return Math.max(0, free);
    }

    /// Cash, and what is held at what it could be sold for.
    long equity() {
        long equity = balance == null ? 0 : balance.total();
        for (int id = 0; id < positions.end(); id++) {
            Position position = positions.get(id);
            Instrument instrument = instruments.get(id);
            if (position != null && position.quantity() != 0 && instrument != null) {
                equity += instrument.notional(bid(id), position.quantity());
            }
        }
        return equity;
    }

    private long bid(int instrument) {
        return instrument < bids.length ? bids[instrument] : 0;
    }
}
