package trading.engine.strategy.user;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.Quote;
import trading.engine.model.Trade;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Timer;

/// A strategy of people's whose calls end, and which says in which line of its file something went wrong.
final class GuardedStrategy implements Strategy {
    /// Shorter than what the orchestrator waits before it leaves a thread behind, so that a loop without an end is told
    /// with its line.
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Strategy own;
    private final String file;
    private final String version;

    private GuardedStrategy(Strategy own, String file, String version) {
        this.own = own;
        this.file = file;
        this.version = version;
    }

    /// `version`: what its decisions are marked with, in place of what it says itself.
    static Strategy guarding(Supplier<Strategy> maker, String file, String version) {
        return new GuardedStrategy(LoopGuard.within(LONGEST_NANOS, maker), file, version);
    }

    /// What a strategy threw, with its place.
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// The line of the file that the failure comes from; 0 when it does not say.
    static int lineOf(Throwable failure, String file) {
        for (Throwable thrown = failure; thrown != null; thrown = thrown.getCause()) {
            for (StackTraceElement element : thrown.getStackTrace()) {
                if (file.equals(element.getFileName())) {
                    return element.getLineNumber();
                }
            }
        }
        return 0;
    }

    private <T> T call(Supplier<T> call) {
        try {
            return LoopGuard.within(LONGEST_NANOS, call);
        } catch (RuntimeException | StackOverflowError | LinkageError failure) {
            throw new Failed(file + ":" + lineOf(failure, file) + ": " + failure, failure);
        }
    }

    private void run(Runnable run) {
        Object unused = call(() -> {
            run.run();
            return this;
        });
    }

    @Override
    public StrategyDeclaration declaration() {
        return call(() -> own.declaration().version(version));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        run(() -> own.onBar(bar, context));
    }

    @Override
    public void onStart(StrategyContext context) {
        run(() -> own.onStart(context));
    }

    @Override
    public void onQuote(Quote quote, StrategyContext context) {
        run(() -> own.onQuote(quote, context));
    }

    @Override
    public void onFill(Fill fill, StrategyContext context) {
        run(() -> own.onFill(fill, context));
    }

    @Override
    public void onTrade(Trade trade, StrategyContext context) {
        run(() -> own.onTrade(trade, context));
    }

    @Override
    public void onTimer(Timer timer, StrategyContext context) {
        run(() -> own.onTimer(timer, context));
    }
}
