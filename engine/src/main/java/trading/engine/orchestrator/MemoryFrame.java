package trading.engine.orchestrator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.strategy.host.MemoryStore.Remembered;

/// One seat's memory as bytes: a version, the seat, the time, keys and values, and the commands as the journal
/// writes them.
final class MemoryFrame {
    private static final int VERSION = 1;

    private MemoryFrame() {}

    static byte[] encode(String seat, Remembered remembered) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        out.writeUTF(seat);
        out.writeLong(remembered.timeNanos());
        out.writeInt(remembered.memory().size());
        for (Map.Entry<String, String> entry : remembered.memory().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
        out.writeInt(remembered.unsent().size());
        for (Command command : remembered.unsent()) {
            ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
            int length = CommandCodec.encode(command, buffer, 0);
            out.writeInt(length);
            out.write(buffer.byteArray(), 0, length);
        }
        return bytes.toByteArray();
    }

    static void decode(byte[] payload, BiConsumer<String, Remembered> to) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("strategy memory: version=" + version + " known=" + VERSION
                    + ": it was written by a newer version of the product");
        }
        String seat = in.readUTF();
        long timeNanos = in.readLong();
        SortedMap<String, String> memory = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            memory.put(in.readUTF(), in.readUTF());
        }
        List<Command> unsent = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] command = in.readNBytes(in.readInt());
            unsent.add(CommandCodec.decode(new UnsafeBuffer(command), 0, command.length));
        }
        to.accept(seat, new Remembered(timeNanos, memory, unsent));
    }
}
