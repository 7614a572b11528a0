package trading.web.risk;

import org.jspecify.annotations.Nullable;

/// How much of a limit is used. `limit` and `percent` are null where there is no limit; `of`: the
/// instrument or the strategy that uses the most of it, where the limit holds for each; null for what
/// people do.
public record UsageJson(
        String name,
        String used,
        @Nullable String limit,
        @Nullable String percent,
        @Nullable String of) {}
