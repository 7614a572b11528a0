package trading.web.drift;

import org.jspecify.annotations.Nullable;

/// Which day is to be compared, like `2024-01-31`; without it, the one that the market is in, so far.
public record DriftRequest(@Nullable String day) {}
