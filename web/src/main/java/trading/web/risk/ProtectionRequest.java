package trading.web.risk;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import trading.engine.model.LockScope;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.web.command.FieldChecks;
import trading.web.json.Signed;
import trading.web.problem.ProblemType;

/// A rule that locks entries after losses.
record ProtectionRequest(
        ProtectionKind kind,
        LockScope scope,
        @Nullable Duration lookback,
        Duration lock,
        @Nullable Integer trades,
        @Signed @Nullable BigDecimal thresholdPercent) {

    private static final int MOST_TRADES = 1_000;
    private static final long LONGEST_NANOS = Duration.ofDays(366).toNanos();

    /// What does not fit goes to `checks`; the protection is good only when nothing did.
    Protection toProtection(FieldChecks checks) {
        ProtectionFields fields = ProtectionFields.of(kind);
        pair(checks, "/lookback", lookback, fields.lookback());
        pair(checks, "/trades", trades, fields.trades());
        pair(checks, "/thresholdPercent", thresholdPercent, fields.threshold());
        long lookbackNanos = lookback == null ? 0 : checks.whole("/lookback", lookback.toNanos(), 1, LONGEST_NANOS);
        long lockNanos = checks.whole("/lock", lock.toNanos(), 1, LONGEST_NANOS);
        long times = trades == null ? 0 : checks.whole("/trades", trades, 1, MOST_TRADES);
        int least = kind == ProtectionKind.LOW_PROFIT ? -100 : 0;
        int threshold = checks.percent("/thresholdPercent", thresholdPercent, least, 100);
        return new Protection(kind, scope, lookbackNanos, Math.max(1, lockNanos), (int) times, threshold);
    }

    private void pair(FieldChecks checks, String pointer, @Nullable Object value, boolean needed) {
        if (needed != (value != null)) {
            String rule = (needed ? " needs " : " has no use for ") + pointer.substring(1) + ".";
            checks.wrong(ProblemType.COMBINATION, pointer, needed ? "REQUIRED" : "NOT_ALLOWED", kind + rule);
        }
    }
}
