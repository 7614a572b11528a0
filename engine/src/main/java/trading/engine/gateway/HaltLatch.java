package trading.engine.gateway;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Once latched, nothing more is decided in this run. The first reason stays.
final class HaltLatch {
    private static final Logger LOG = LoggerFactory.getLogger(HaltLatch.class);

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    void latch(String why, Throwable cause) {
        if (reason.compareAndSet(null, why + ": " + cause.getMessage())) {
            LOG.error("gateway: halted, nothing is taken until the next start: {}", why, cause);
        }
    }

    boolean isLatched() {
        return reason.get() != null;
    }

    @Nullable
    String reason() {
        return reason.get();
    }
}
