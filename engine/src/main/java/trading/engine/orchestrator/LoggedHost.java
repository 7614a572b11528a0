package trading.engine.orchestrator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.HostListener;

/// Writes what strategies say to the log, and hands decisions on.
record LoggedHost(List<DecisionListener> decisions) implements HostListener {
    private static final Logger LOG = LoggerFactory.getLogger("trading.engine.orchestrator.Strategies");

    @Override
    public boolean deciding(List<Decision> made) {
        boolean kept = true;
        for (DecisionListener listener : decisions) {
            try {
                kept &= listener.deciding(made);
            } catch (RuntimeException e) {
                LOG.error("decisions={} were not taken by {}", made.size(), listener, e);
                kept = false;
            }
        }
        return kept;
    }

    @Override
    public void decided(Decision decision) {
        for (DecisionListener listener : decisions) {
            try {
                listener.decided(decision);
            } catch (RuntimeException e) {
                LOG.error(
                        "strategy={} decision={} was not taken by {}", decision.strategy(), decision.id(), listener, e);
            }
        }
    }

    @Override
    public void said(String strategy, String symbol, long timeNanos, String text) {
        LOG.info("strategy={} symbol={} {}", strategy, symbol, text);
    }

    @Override
    public void disabled(String strategy, String symbol, long timeNanos, String reason, @Nullable Throwable cause) {
        LOG.error("strategy={} symbol={} disabled: {}", strategy, symbol, reason, cause);
    }
}
