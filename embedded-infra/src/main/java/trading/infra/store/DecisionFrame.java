package trading.infra.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import trading.engine.model.Side;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Outcome;

/// One decision as bytes: a version, then its parts in their order, texts with their length before them.
final class DecisionFrame {
    private static final int VERSION = 1;

    private DecisionFrame() {}

    static byte[] encode(Decision decision) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        text(out, decision.id());
        out.writeLong(decision.sequence());
        out.writeLong(decision.timeNanos());
        text(out, decision.strategy());
        text(out, decision.version());
        text(out, decision.symbol());
        out.writeLong(decision.barOpenNanos());
        text(out, decision.action().name());
        text(out, decision.outcome().name());
        text(out, decision.side().name());
        out.writeLong(decision.quantity());
        out.writeLong(decision.price());
        out.writeLong(decision.stopLossPrice());
        out.writeLong(decision.takeProfitPrice());
        out.writeDouble(decision.confidence());
        text(out, decision.clientOrderId());
        out.writeLong(decision.tradeId());
        text(out, decision.reason());
        text(out, decision.detail());
        text(out, EvidenceText.of(decision.evidence()));
        return bytes.toByteArray();
    }

    static Decision decode(byte[] frame) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame));
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("decisions: version=" + version + " known=" + VERSION
                    + ": it was written by a newer version of the product");
        }
        return new Decision(
                text(in),
                in.readLong(),
                in.readLong(),
                text(in),
                text(in),
                text(in),
                in.readLong(),
                Action.valueOf(text(in)),
                Outcome.valueOf(text(in)),
                Side.valueOf(text(in)),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                text(in),
                in.readLong(),
                text(in),
                text(in),
                EvidenceText.read(text(in)));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
