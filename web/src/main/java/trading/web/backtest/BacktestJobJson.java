package trading.web.backtest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run that was asked for. `progress`: 0 to 1. `secondsLeft`: an estimate, null when there is none. `problem`: why
/// it failed. The figures are null until it is done; of an optimisation they are those of its best trial, and of a
/// look at a hold-out those of the hold-out.
public record BacktestJobJson(
        long id,
        Kind kind,
        Status status,
        String strategy,
        Map<String, String> settings,
        List<String> symbols,
        String created,
        double progress,
        @Nullable Long secondsLeft,
        @Nullable String problem,
        @Nullable FiguresJson figures) {

    public enum Kind {
        BACKTEST,
        OPTIMIZATION,
        HOLD_OUT
    }

    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELED
    }

    /// The few by which runs are compared; null where there is no figure.
    public record FiguresJson(
            @Nullable Double totalReturn,
            @Nullable Double sharpe,
            @Nullable Double maximumDrawdown,
            long trades,
            String frame,
            String from,
            String to) {}

    BacktestJobJson with(Status itsStatus, double itsProgress, @Nullable Long itsSecondsLeft) {
        return new BacktestJobJson(
                id,
                kind,
                itsStatus,
                strategy,
                settings,
                symbols,
                created,
                itsProgress,
                itsSecondsLeft,
                problem,
                figures);
    }

    BacktestJobJson with(long itsId) {
        return new BacktestJobJson(
                itsId, kind, status, strategy, settings, symbols, created, progress, secondsLeft, problem, figures);
    }

    BacktestJobJson failed(String why) {
        return new BacktestJobJson(
                id, kind, Status.FAILED, strategy, settings, symbols, created, progress, null, why, null);
    }

    BacktestJobJson done(FiguresJson itsFigures) {
        return new BacktestJobJson(
                id, kind, Status.DONE, strategy, settings, symbols, created, 1, null, null, itsFigures);
    }

    boolean isOver() {
        return status != Status.QUEUED && status != Status.RUNNING;
    }
}
