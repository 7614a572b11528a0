package trading.engine.backtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.model.Trade;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Evidence;

/// One number for all that a run came to: SHA-256 over every field, numbers as eight bytes, texts as UTF-8 behind
/// their length.
final class ResultHash {
    private static final int AT_ONCE = 8_192;

    private final MessageDigest digest;
    private final byte[] bytes = new byte[AT_ONCE];
    private final ByteBuffer numbers = ByteBuffer.wrap(bytes);
    private final BiConsumer<String, Double> numbersByName = (name, number) -> {
        add(name);
        add(number.doubleValue());
    };
    private int end;

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
        hash.add(closed.size());
        closed.forEach(hash::add);
        hash.add(open.size());
        open.forEach(hash::add);
        hash.add(decisions);
        for (int i = 0; i < equity.size(); i++) {
            hash.add(equity.timeNanos(i));
            hash.add(equity.value(i));
        }
        return hash.text();
    }

    void add(Trade trade) {
        add(trade.tradeId());
        add(trade.account());
        add(trade.instrument());
        add(trade.strategy());
        add(trade.side().name());
        add(trade.status().name());
        add(trade.entryOrderId());
        add(trade.orderQuantity());
        add(trade.entryQuantity());
        add(trade.exitQuantity());
        add(trade.entryNotional());
        add(trade.exitNotional());
        add(trade.fees());
        add(trade.realizedPnl());
        add(trade.stopLossPrice());
        add(trade.takeProfitPrice());
        add(trade.exitReason().name());
        add(trade.createdNanos());
        add(trade.openedNanos());
        add(trade.closedNanos());
        add(trade.maximumAdverse());
        add(trade.maximumFavorable());
    }

    void add(Decision decision) {
        add(decision.id());
        add(decision.sequence());
        add(decision.timeNanos());
        add(decision.strategy());
        add(decision.version());
        add(decision.symbol());
        add(decision.barOpenNanos());
        add(decision.action().name());
        add(decision.outcome().name());
        add(decision.side().name());
        add(decision.quantity());
        add(decision.price());
        add(decision.stopLossPrice());
        add(decision.takeProfitPrice());
        add(decision.confidence());
        add(decision.clientOrderId());
        add(decision.tradeId());
        add(decision.reason());
        add(decision.detail());
        add(decision.evidence());
    }

    private void add(Evidence evidence) {
        add(evidence.values().size());
        evidence.values().forEach(numbersByName);
        add(evidence.patterns().size());
        evidence.patterns().forEach(this::add);
        add(evidence.opinion());
        add(evidence.equity());
        add(evidence.freeCash());
        add(evidence.position());
        add(evidence.sizing());
        add(evidence.parametersHash());
    }

    private void add(SeenPattern pattern) {
        add(pattern.name());
        add(pattern.side().name());
        add(pattern.confidence());
        add(pattern.targetPrice());
        add(pattern.invalidationPrice());
        add(pattern.hitRate());
        add(pattern.sampleSize());
    }

    private void add(@Nullable AnalystOpinion opinion) {
        add(opinion == null ? 0 : 1);
        if (opinion != null) {
            add(opinion.id());
            add(opinion.timeNanos());
            add(opinion.view().name());
            add(opinion.confidence());
            add(opinion.reasons().size());
            opinion.reasons().forEach(this::add);
        }
    }

    private void add(double number) {
        add(Double.doubleToLongBits(number));
    }

    private void add(long number) {
        if (bytes.length - end < Long.BYTES) {
            digestBytes();
        }
        numbers.putLong(end, number);
        end += Long.BYTES;
    }

    private void add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(utf8.length);
        if (bytes.length - end < utf8.length) {
            digestBytes();
        }
        if (utf8.length > AT_ONCE) {
            digest.update(utf8);
        } else {
            System.arraycopy(utf8, 0, bytes, end, utf8.length);
            end += utf8.length;
        }
    }

    private void digestBytes() {
        digest.update(bytes, 0, end);
        end = 0;
    }

    /// Hexadecimal; nothing may be added afterwards.
    String text() {
        digestBytes();
        return HexFormat.of().formatHex(digest.digest());
    }
}
