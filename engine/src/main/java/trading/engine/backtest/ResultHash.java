package trading.engine.backtest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.model.Trade;
import trading.engine.strategy.host.Decision;

/// One number for all that a run came to.
final class ResultHash {
    private final MessageDigest digest;

    private ResultHash(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(List<Trade> closed, List<Trade> open, List<Decision> decisions, EquityCurve equity) {
        try {
            ResultHash hash = new ResultHash(MessageDigest.getInstance("SHA-256"));
            closed.forEach(hash::add);
            open.forEach(hash::add);
            decisions.forEach(hash::add);
            for (int i = 0; i < equity.size(); i++) {
                hash.add(equity.timeNanos(i) + " " + Double.doubleToLongBits(equity.value(i)));
            }
            return HexFormat.of().formatHex(hash.digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private void add(Object thing) {
        digest.update((thing + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
