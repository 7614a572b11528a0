package trading.engine.gateway;

import com.lmax.disruptor.EventHandler;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.message.Report;

/// The third stage, once for each handler: hands over what was decided, and outlives what the handler
/// throws.
final class HandlerStage implements EventHandler<Slot> {
    private static final Logger LOG = LoggerFactory.getLogger(HandlerStage.class);

    private final ReportHandler handler;
    private final AtomicLong errors;
    private final AtomicLong lastSequence;

    HandlerStage(ReportHandler handler, long lastSequence, AtomicLong errors) {
        this.handler = handler;
        this.lastSequence = new AtomicLong(lastSequence);
        this.errors = errors;
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName("gateway-" + name());
    }

    @Override
    public void onEvent(Slot slot, long ringSequence, boolean endOfBatch) {
        List<Report> reports = slot.reports();
        if (reports == null) {
            return;
        }
        try {
            handler.onReports(slot.sequence, slot.timeNanos, reports, endOfBatch);
        } catch (Throwable failure) {
            errors.incrementAndGet();
            LOG.error("gateway: handler failed: handler={} sequence={}", name(), slot.sequence, failure);
        }
        lastSequence.setRelease(slot.sequence);
    }

    String name() {
        return handler.getClass().getSimpleName();
    }

    ReportHandler handler() {
        return handler;
    }

    long lastSequence() {
        return lastSequence.get();
    }
}
