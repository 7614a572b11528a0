package trading.engine.orchestrator;

import java.util.function.Supplier;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.TimeSource;
import trading.engine.strategy.host.Opening;

/// The desk that strategies are opened with, as it stands at any moment.
public interface OpeningDesk {
    /// The last sequence of before the gateway's start, of which no report comes.
    long recovered();

    /// The last sequence that [#now()] has in it.
    long sequence();

    Opening now();

    /// The time by which commands are stamped, 0 when it is not known yet.
    long timeNanos();

    /// A gateway's own, with its time. `now`: read from its view.
    static OpeningDesk of(ExecutionGateway gateway, TimeSource time, Supplier<Opening> now) {
        return new OpeningDesk() {
            @Override
            public long recovered() {
                return gateway.recovery().lastSequence();
            }

            @Override
            public long sequence() {
                return gateway.view().sequence();
            }

            @Override
            public Opening now() {
                return now.get();
            }

            @Override
            public long timeNanos() {
                return time.nowNanos();
            }
        };
    }
}
