package trading.web.risk;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import trading.engine.model.RiskLimits;
import trading.infra.process.Sha256;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// A mark of an account's limits: the same for the same limits, so that who changes them can say which ones
/// they have seen.
final class LimitsVersion {
    private static final int BYTES = 8;

    private LimitsVersion() {}

    static String of(RiskLimits limits) {
        return Sha256.of(limits.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 2 * BYTES);
    }

    /// Throws a problem when `ifMatch` is there and is not the mark of `limits`.
    static void require(@Nullable String ifMatch, RiskLimits limits) {
        String asked = ifMatch == null ? "*" : ifMatch.strip().replace("\"", "");
        if (!asked.equals("*") && !asked.equals(of(limits))) {
            throw new Problem(
                            ProblemType.PRECONDITION_FAILED,
                            "The limits are not those of If-Match any more: read them again, then decide.")
                    .asException();
        }
    }
}
