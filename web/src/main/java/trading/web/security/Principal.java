package trading.web.security;

import org.jspecify.annotations.Nullable;

/// Who is asking. `mode` is `session`, `token` or `none`; `session` is the hash that a session is kept
/// under; `expiresNanos` is by the monotonic clock, [Long#MAX_VALUE] when it does not end by itself.
public record Principal(String user, String mode, @Nullable String session, long expiresNanos) {}
