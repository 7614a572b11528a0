package trading.web.exchange.stream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import trading.web.exchange.wire.Fields;
import trading.web.json.Json;
import trading.web.stream.Batch;

/// One listen key and who listens to it. Used by the dispatcher only.
final class UserStream {
    private final String listenKey;
    private final UserEvents events;
    private final Set<Subscriber> subscribers = new LinkedHashSet<>();

    UserStream(String listenKey, UserEvents events) {
        this.listenKey = listenKey;
        this.events = events;
    }

    void apply(Batch batch) {
        send(events.of(batch));
    }

    /// The last that is heard of it.
    void expire() {
        subscribers.forEach(subscriber -> expired(subscriber, listenKey));
    }

    /// Says so to a subscriber, who hears no more of it.
    static void expired(Subscriber subscriber, String listenKey) {
        boolean numbered = subscriber.isNumbered(listenKey);
        Fields event = Fields.of("e", numbered ? "eventStreamTerminated" : "listenKeyExpired")
                .with("E", System.currentTimeMillis());
        subscriber.event(listenKey, Json.text(numbered ? event : event.with("listenKey", listenKey)));
        subscriber.forget(List.of(listenKey));
        subscriber.forgetNumber(listenKey);
    }

    private void send(List<Fields> all) {
        for (Fields event : all) {
            String text = Json.text(event);
            subscribers.forEach(subscriber -> subscriber.event(listenKey, text));
        }
    }

    void join(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    void leave(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    boolean isDeserted() {
        return subscribers.isEmpty();
    }
}
