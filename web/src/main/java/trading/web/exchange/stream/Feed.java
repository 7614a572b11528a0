package trading.web.exchange.stream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import trading.engine.message.Report;
import trading.web.json.Json;
import trading.web.stream.Batch;

/// One stream: who listens, and what changed since its last event. Used by the dispatcher only.
abstract class Feed {
    private final StreamName name;
    private final Set<Subscriber> subscribers = new LinkedHashSet<>();
    private long lastEventNanos;
    private long changedSequence;

    Feed(StreamName name) {
        this.name = name;
        this.lastEventNanos = System.nanoTime() - name.periodNanos();
    }

    /// Sees every command, also those that have nothing for it.
    void began(Batch batch) {}

    /// A report about the instrument. What it returns is sent at once.
    abstract List<?> applied(Batch batch, Report report);

    /// What is sent when its time has come.
    List<?> due() {
        return List.of();
    }

    final StreamName name() {
        return name;
    }

    final void changed(long sequence) {
        changedSequence = sequence;
    }

    /// 0 when nothing has changed.
    final long changedSequence() {
        return changedSequence;
    }

    final long dueNanos() {
        return lastEventNanos + name.periodNanos();
    }

    final void sendDue(long nowNanos) {
        List<?> events = due();
        lastEventNanos = nowNanos;
        changedSequence = 0;
        send(events);
    }

    final void send(List<?> events) {
        for (Object event : events) {
            String text = Json.text(event);
            subscribers.forEach(subscriber -> subscriber.event(name.text(), text));
        }
    }

    final void join(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    final void leave(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    final boolean isDeserted() {
        return subscribers.isEmpty();
    }
}
