package trading.engine.backtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.model.Trade;

/// One number for all that a run came to.
final class ResultHash {
    private static final int POINTS_AT_ONCE = 512;

    private final MessageDigest digest;

    ResultHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// `decisions`: the hash over them.
    static String of(List<Trade> closed, List<Trade> open, String decisions, EquityCurve equity) {
        ResultHash hash = new ResultHash();
        closed.forEach(hash::add);
        open.forEach(hash::add);
        hash.add(decisions);
        hash.add(equity);
        return hash.text();
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

    void add(Object thing) {
        digest.update((thing + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Hexadecimal; nothing may be added afterwards.
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
