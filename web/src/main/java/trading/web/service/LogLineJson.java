package trading.web.service;

import org.jspecify.annotations.Nullable;

/// One entry of a log. `id`: its own among those of one service on the stream; null where it was read from a file.
/// `level`: TRACE, DEBUG, INFO, WARN or ERROR. `message`: what belongs to it, as a stack trace, follows after ends of
/// lines.
public record LogLineJson(
        @Nullable String id,
        String time,
        String level,
        String service,
        @Nullable String logger,
        String message) {}
