package trading.engine.backtest;

import java.nio.ByteBuffer;
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
    private static final int POINTS_AT_ONCE = 512;

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
            hash.add(equity);
            return HexFormat.of().formatHex(hash.digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private void add(EquityCurve equity) {
        ByteBuffer points = ByteBuffer.allocate(POINTS_AT_ONCE * 2 * Long.BYTES);
        for (int i = 0; i < equity.size(); i++) {
            points.putLong(equity.timeNanos(i)).putLong(Double.doubleToLongBits(equity.value(i)));
            if (!points.hasRemaining() || i == equity.size() - 1) {
                digest.update(points.flip());
                points.clear();
            }
        }
    }

    private void add(Object thing) {
        digest.update((thing + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
