package trading.web.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trading.engine.message.Report;
import trading.engine.view.LiveView;

/// One channel: who listens, and what changed since the last frame. Used by the dispatcher only.
abstract class Feed {
    /// 20 frames a second.
    static final long PAUSE_NANOS = 50_000_000L;

    private static final int SNAPSHOT_ATTEMPTS = 20;

    private final Channel channel;
    private final Map<StreamClient, Long> snapshots = new LinkedHashMap<>();
    private long lastFrameNanos = System.nanoTime() - PAUSE_NANOS;
    private long changedSequence;

    Feed(Channel channel) {
        this.channel = channel;
    }

    /// Looks at a report of the channel's instrument, or of the account.
    abstract void apply(long sequence, long timeNanos, Report report);

    /// Looks whether something changed that no report tells of; `sequence`: of the last report.
    void look(long sequence) {}

    /// All there is, for a new subscriber.
    abstract Object snapshot();

    /// All there is, and up to which sequence: read again while the view moves on meanwhile.
    Update snapshotUpdate(LiveView view) {
        long before = 0;
        Object data = List.of();
        for (int attempt = 0; attempt < SNAPSHOT_ATTEMPTS; attempt++) {
            before = view.sequence();
            data = snapshot();
            if (view.sequence() == before) {
                break;
            }
        }
        return Update.snapshot(before, data);
    }

    /// What changed, to be forgotten after this.
    abstract List<Update> drain();

    /// Whether frames are read from the live view, which must then have seen what changed.
    boolean readsView() {
        return false;
    }

    /// Whether what changes is part of the sequence; else every change is sent.
    boolean isSequenced() {
        return true;
    }

    /// At least so long between two frames; 0 when nothing may wait.
    long pauseNanos() {
        return PAUSE_NANOS;
    }

    /// A snapshot with everything up to `sequence` was given out.
    void snapshotTaken(long sequence) {}

    Channel channel() {
        return channel;
    }

    final void changed(long sequence) {
        changedSequence = sequence;
    }

    final boolean hasChanged() {
        return changedSequence > 0;
    }

    final long changedSequence() {
        return changedSequence;
    }

    /// When the next frame may go.
    final long dueNanos() {
        return lastFrameNanos + pauseNanos();
    }

    final List<Update> take(long nowNanos) {
        List<Update> updates = drain();
        lastFrameNanos = nowNanos;
        changedSequence = 0;
        return updates;
    }

    final void subscribe(StreamClient client, long snapshotSequence) {
        snapshots.put(client, snapshotSequence);
        snapshotTaken(snapshotSequence);
    }

    final void unsubscribe(StreamClient client) {
        snapshots.remove(client);
    }

    final boolean hasSubscribers() {
        return !snapshots.isEmpty();
    }

    final boolean isSubscribed(StreamClient client) {
        return snapshots.containsKey(client);
    }

    final void send(Update update) {
        String text = update.isSnapshot()
                ? Frames.snapshot(channel.name(), update.sequence(), update.data())
                : Frames.update(channel.name(), update.sequence(), update.data());
        snapshots.forEach((client, snapshotSequence) -> {
            if (update.sequence() > snapshotSequence || !isSequenced()) {
                client.send(channel, text);
            }
        });
    }
}
