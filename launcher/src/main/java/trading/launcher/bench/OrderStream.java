package trading.launcher.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A session of orders as plain numbers, so that any engine can be fed with it. The same shape gives the
/// same stream everywhere.
///
/// The first [#opening()] rows fill the books; what is measured comes after them. Orders are numbered from
/// 1 in the order in which they come; a cancel and a move name that number, and always one that rests. No
/// order ever meets one of its own account.
public final class OrderStream {
    public static final byte LIMIT = 0;
    /// A limit order that does not rest.
    public static final byte IOC = 1;
    /// Its price is 0.
    public static final byte MARKET = 2;
    public static final byte CANCEL = 3;
    /// A resting order gets a new price and goes to the end of the queue there.
    public static final byte MOVE = 4;

    public static final byte BUY = 0;
    public static final byte SELL = 1;

    /// In ticks. No price is further from here than by two fifths.
    public static final long MIDDLE = 100_000;

    private static final int MAGIC = 0x54535431;

    private final StreamShape shape;
    private int size;
    private int opening;
    private byte[] kinds;
    private byte[] sides;
    private int[] accounts;
    private int[] instruments;
    private int[] orders;
    private int[] prices;
    private int[] quantities;

    OrderStream(StreamShape shape, int capacity) {
        this.shape = shape;
        kinds = new byte[capacity];
        sides = new byte[capacity];
        accounts = new int[capacity];
        instruments = new int[capacity];
        orders = new int[capacity];
        prices = new int[capacity];
        quantities = new int[capacity];
    }

    public static OrderStream of(StreamShape shape) {
        return new StreamGenerator(shape).generate();
    }

    void add(byte kind, byte side, int account, int instrument, int order, long price, int quantity) {
        if (size == kinds.length) {
            grow(size * 3 / 2 + 16);
        }
        kinds[size] = kind;
        sides[size] = side;
        accounts[size] = account;
        instruments[size] = instrument;
        orders[size] = order;
        prices[size] = Math.toIntExact(price);
        quantities[size] = quantity;
        size++;
    }

    private void grow(int capacity) {
        kinds = Arrays.copyOf(kinds, capacity);
        sides = Arrays.copyOf(sides, capacity);
        accounts = Arrays.copyOf(accounts, capacity);
        instruments = Arrays.copyOf(instruments, capacity);
        orders = Arrays.copyOf(orders, capacity);
        prices = Arrays.copyOf(prices, capacity);
        quantities = Arrays.copyOf(quantities, capacity);
    }

    void endOpening() {
        opening = size;
    }

    public StreamShape shape() {
        return shape;
    }

    public int size() {
        return size;
    }

    /// How many rows come before what is measured.
    public int opening() {
        return opening;
    }

    public byte kind(int row) {
        return kinds[row];
    }

    public byte side(int row) {
        return sides[row];
    }

    /// From 0.
    public int account(int row) {
        return accounts[row];
    }

    /// From 0.
    public int instrument(int row) {
        return instruments[row];
    }

    public int order(int row) {
        return orders[row];
    }

    /// In ticks.
    public long price(int row) {
        return prices[row];
    }

    /// In lots.
    public long quantity(int row) {
        return quantities[row];
    }

    public void write(Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeLong(shape.seed());
            out.writeInt(shape.commands());
            out.writeInt(shape.resting());
            out.writeInt(shape.accounts());
            out.writeInt(shape.instruments());
            out.writeInt(size);
            out.writeInt(opening);
            for (int row = 0; row < size; row++) {
                out.writeByte(kinds[row]);
                out.writeByte(sides[row]);
                out.writeInt(accounts[row]);
                out.writeInt(instruments[row]);
                out.writeInt(orders[row]);
                out.writeInt(prices[row]);
                out.writeInt(quantities[row]);
            }
        }
    }

    /// What [#write] wrote.
    public static OrderStream read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("stream: file=" + file + ": is no stream of orders");
            }
            StreamShape shape = new StreamShape(in.readLong(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
            int size = in.readInt();
            OrderStream stream = new OrderStream(shape, size);
            int opening = in.readInt();
            for (int row = 0; row < size; row++) {
                stream.add(
                        in.readByte(),
                        in.readByte(),
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readInt());
            }
            stream.opening = opening;
            return stream;
        }
    }
}
