package trading.web.stream;

import java.time.Duration;

/// How much of it there may be. Sizes are characters of text.
///
/// `marketBacklog`: above it market data is held back for a client; `resyncBacklog`: above it the client's
/// queue is thrown away and it is told to resync; `cutBacklog`: above it the client is cut, as after
/// `stalled` without anything being taken.
public record StreamLimits(
        int clients,
        int channelsPerClient,
        int messagesPerMinute,
        int errorsPerMinute,
        int marketBacklog,
        int resyncBacklog,
        int cutBacklog,
        Duration stalled) {

    public static final StreamLimits DEFAULT =
            new StreamLimits(256, 100, 600, 20, 128 * 1024, 512 * 1024, 1024 * 1024, Duration.ofSeconds(10));
}
