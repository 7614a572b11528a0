package trading.engine.core;

import java.util.Arrays;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// Every client order id that was ever accepted, as 128 bits of hash each, with the order that it became
/// and a fingerprint of the request.
///
/// Entries lie in the order of acceptance; an index of open addresses finds them.
final class ClientOrderIds {
    static final int LONGEST = 36;

    private long[] high = new long[1_024];
    private long[] low = new long[1_024];
    private long[] orderIds = new long[1_024];
    private long[] fingerprints = new long[1_024];
    private int count;
    private int[] index = new int[4_096];

    /// 1 to [#LONGEST] characters of `A-Z a-z 0-9 . _ : / -`.
    static boolean isValid(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letterOrDigit = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '.' && c != '_' && c != ':' && c != '/' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /// The entry of that account's id, -1 when there is none.
    int find(int account, String id) {
        long h = hash(0x9E3779B97F4A7C15L, account, id);
        long l = hash(0xC2B2AE3D27D4EB4FL, account, id);
        for (int slot = slot(h); index[slot] != 0; slot = next(slot)) {
            int entry = index[slot] - 1;
            if (high[entry] == h && low[entry] == l) {
                return entry;
            }
        }
        return -1;
    }

    long orderId(int entry) {
        return orderIds[entry];
    }

    boolean isSameRequest(int entry, SubmitOrder request) {
        return fingerprints[entry] == fingerprint(request);
    }

    void add(SubmitOrder request, long orderId) {
        long h = hash(0x9E3779B97F4A7C15L, request.account(), request.clientOrderId());
        long l = hash(0xC2B2AE3D27D4EB4FL, request.account(), request.clientOrderId());
        append(h, l, orderId, fingerprint(request));
    }

    private void append(long h, long l, long orderId, long fingerprint) {
        if (count == high.length) {
            int length = count * 2;
            high = Arrays.copyOf(high, length);
            low = Arrays.copyOf(low, length);
            orderIds = Arrays.copyOf(orderIds, length);
            fingerprints = Arrays.copyOf(fingerprints, length);
        }
        high[count] = h;
        low[count] = l;
        orderIds[count] = orderId;
        fingerprints[count] = fingerprint;
        count++;
        if (count * 2L > index.length) {
            index = new int[index.length * 2];
            for (int entry = 0; entry < count; entry++) {
                place(entry);
            }
        } else {
            place(count - 1);
        }
    }

    private void place(int entry) {
        int slot = slot(high[entry]);
        while (index[slot] != 0) {
            slot = next(slot);
        }
        index[slot] = entry + 1;
    }

    private int slot(long hash) {
        return (int) hash & (index.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (index.length - 1);
    }

    private static long fingerprint(SubmitOrder request) {
        long hash = hash(0x165667B19E3779F9L, request.instrument(), request.strategy());
        hash = mix(hash ^ (request.side() == Side.BUY ? 1 : 2));
        hash = mix(hash ^ (request.type() == OrderType.MARKET ? 1 : 2));
        hash = mix(hash ^ timeInForce(request.timeInForce()));
        hash = mix(hash ^ request.quantity());
        hash = mix(hash ^ request.limitPrice());
        hash = mix(hash ^ request.tradeId());
        hash = mix(hash ^ (request.opensTrade() ? 1 : 0));
        hash = mix(hash ^ request.stopLossPrice());
        return mix(hash ^ request.takeProfitPrice());
    }

    private static int timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GTC -> 1;
            case IOC -> 2;
            case FOK -> 3;
            case DAY -> 4;
            case GTD -> 5;
        };
    }

    private static long hash(long seed, int number, String text) {
        long hash = mix(seed ^ number);
        for (int i = 0; i < text.length(); i++) {
            hash = Long.rotateLeft((hash ^ text.charAt(i)) * seed, 29);
        }
        return mix(hash ^ text.length());
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    void encode(StateWriter writer) {
        writer.putInt(count);
        for (int entry = 0; entry < count; entry++) {
            writer.putLong(high[entry]);
            writer.putLong(low[entry]);
            writer.putLong(orderIds[entry]);
            writer.putLong(fingerprints[entry]);
        }
    }

    static ClientOrderIds decode(StateReader reader) {
        ClientOrderIds ids = new ClientOrderIds();
        int entries = reader.readCount();
        for (int entry = 0; entry < entries; entry++) {
            ids.append(reader.readLong(), reader.readLong(), reader.readLong(), reader.readLong());
        }
        return ids;
    }
}
