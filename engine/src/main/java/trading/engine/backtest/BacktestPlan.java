package trading.engine.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import trading.engine.analyst.language.KeptCalls;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.host.StrategyFactory;

/// What is to be run: one strategy with its settings, on which symbols of the feeds, from when to before when
/// (nanoseconds since 1970), with which account. `kept`: answers of models that a strategy that asks for opinions is
/// given where it asks the very same; all else is answered by rules.
public record BacktestPlan(
        StrategyFactory strategy,
        SortedMap<String, String> settings,
        List<String> symbols,
        List<BarFeed> feeds,
        long fromNanos,
        long toNanos,
        BacktestAccount account,
        KeptCalls kept) {

    /// Opinions are by rules alone.
    public BacktestPlan(
            StrategyFactory strategy,
            SortedMap<String, String> settings,
            List<String> symbols,
            List<BarFeed> feeds,
            long fromNanos,
            long toNanos,
            BacktestAccount account) {
        this(strategy, settings, symbols, feeds, fromNanos, toNanos, account, KeptCalls.NONE);
    }

    public BacktestPlan {
        settings = new TreeMap<>(settings);
        symbols = List.copyOf(symbols);
        feeds = List.copyOf(feeds);
        if (toNanos <= fromNanos || feeds.isEmpty() || symbols.isEmpty()) {
            throw new IllegalArgumentException(
                    "backtest: from=" + fromNanos + " to=" + toNanos + " feeds=" + feeds.size() + " symbols=" + symbols
                            + ": the end is after the start, with bars of one symbol at least");
        }
        for (String symbol : symbols) {
            if (feeds.stream().noneMatch(feed -> feed.instrument().symbol().equals(symbol))) {
                throw new IllegalArgumentException("backtest: symbol=" + symbol + ": no bars of it are given");
            }
        }
        String quote = feeds.getFirst().instrument().quote();
        for (int i = 0; i < feeds.size(); i++) {
            if (feeds.get(i).instrument().id() != i
                    || !feeds.get(i).instrument().quote().equals(quote)
                    || feeds.get(i).frame() != feeds.getFirst().frame()) {
                throw new IllegalArgumentException(
                        "backtest: instrument=" + feeds.get(i).instrument()
                                + ": ids are 0, 1, 2 …, all are paid in " + quote + " and have bars of "
                                + feeds.getFirst().frame().text());
            }
        }
    }

    /// The same with other settings.
    public BacktestPlan with(SortedMap<String, String> other) {
        return new BacktestPlan(strategy, other, symbols, feeds, fromNanos, toNanos, account, kept);
    }

    /// The same over another time.
    public BacktestPlan between(long itsFromNanos, long itsToNanos) {
        return new BacktestPlan(strategy, settings, symbols, feeds, itsFromNanos, itsToNanos, account, kept);
    }

    /// The same with other kept answers.
    public BacktestPlan with(KeptCalls others) {
        return new BacktestPlan(strategy, settings, symbols, feeds, fromNanos, toNanos, account, others);
    }

    /// The same with the answers in `journal` that the strategy may ask for in this time; nothing is read for one that
    /// asks for none. Throws [trading.engine.chain.ChainDamagedException] when the journal is not what was
    /// written.
    public BacktestPlan withAnswersFrom(Path journal) throws IOException {
        StrategyDeclaration declared = strategy.create(settings).declaration();
        if (!declared.opinions()) {
            return this;
        }
        long last = toNanos + frame().nanos();
        return with(KeptCalls.read(
                journal,
                call -> call.strategy().equals(declared.name())
                        && call.asOfNanos() > fromNanos
                        && call.asOfNanos() <= last));
    }

    public TimeFrame frame() {
        return feeds.getFirst().frame();
    }

    /// What fills are taken from: `ticks`, where there are any of a feed, or `bars of 1m`.
    public String detail() {
        return feeds.stream().anyMatch(feed -> feed.ticks() != null) ? "ticks" : "bars of " + frame().text();
    }

    public String quoteAsset() {
        return feeds.getFirst().instrument().quote();
    }
}
