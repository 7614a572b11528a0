package trading.web.alert;

import org.jspecify.annotations.Nullable;

/// A channel that is set up. `least`: what is bad enough for it; `failure`: why the last alert did not arrive by it,
/// null when it did or there was none.
public record AlertChannelJson(
        String channel, AlertJson.Severity least, @Nullable String failure) {
    static AlertChannelJson of(Outbox outbox) {
        return new AlertChannelJson(
                outbox.kind().text(), outbox.least(), outbox.failure().orElse(null));
    }
}
