package trading.infra.store;

import java.util.List;

/// What somebody let an account trade, or one strategy of it (`strategy` is not empty), and when:
/// `everything`, or what has one of the `symbols`.
public record RecordedPermission(
        Place place,
        long timeNanos,
        int account,
        String strategy,
        boolean everything,
        List<String> symbols,
        String reason,
        String by) {}
