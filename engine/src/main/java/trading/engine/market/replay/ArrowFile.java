package trading.engine.market.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.jspecify.annotations.Nullable;

/// A file of Arrow's (feather, version 2): columns of times and floating point numbers, batch after batch. Nothing is
/// believed of it that is not checked: offsets lie in the file, and a column unpacks to what its rows need.
///
/// ```text
/// "ARROW1" │ batch │ batch │ … │ footer: the columns, where each batch lies │ its length │ "ARROW1"
/// batch: its own head (rows, where each column's bits of presence and values lie) │ those
/// ```
final class ArrowFile implements Closeable {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final int START = 8;
    private static final int END = MAGIC.length + Integer.BYTES;
    private static final int CONTINUATION = 0xFFFFFFFF;
    private static final int MOST_COLUMNS = 64;
    private static final int MOST_ROWS = 8 << 20;
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private final FileChannel channel;
    private final ByteBuffer bytes;
    private final Footer footer;
    private final List<ArrowColumn> columns = new ArrayList<>();

    private ArrowFile(FileChannel channel, ByteBuffer bytes) throws BadValueException {
        this.channel = channel;
        this.bytes = bytes;
        int size = bytes.capacity();
        int length = size < START + END ? -1 : bytes.getInt(size - END);
        if (length <= 0 || length > size - START - END || !isMagic(size - MAGIC.length)) {
            throw broken("it has no end: it was cut");
        }
        footer = Footer.getRootAsFooter(bytes.slice(size - END - length, length).order(ByteOrder.LITTLE_ENDIAN));
        Schema schema = footer.schema();
        if (schema == null || schema.fieldsLength() > MOST_COLUMNS || footer.dictionariesLength() > 0) {
            throw broken("its columns are no candles");
        }
        for (int i = 0; i < schema.fieldsLength(); i++) {
            Field field = schema.fields(i);
            columns.add(ArrowColumn.of(field, i));
        }
    }

    static boolean isOne(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /// To be closed. Throws [BadValueException] when it cannot be read.
    static ArrowFile open(Path path) throws IOException, BadValueException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        boolean good = false;
        try {
            if (channel.size() > MOST_BYTES) {
                throw broken("it is larger than " + MOST_BYTES + " bytes");
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            ArrowFile file = new ArrowFile(channel, bytes);
            good = true;
            return file;
        } catch (IndexOutOfBoundsException | IllegalArgumentException wrong) {
            throw broken("its footer cannot be read");
        } finally {
            if (!good) {
                channel.close();
            }
        }
    }

    static BadValueException broken(String why) {
        return new BadValueException("", "not a feather file of candles: " + why, "");
    }

    private boolean isMagic(int at) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes.get(at + i) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /// Null when there is none of that name.
    @Nullable
    ArrowColumn column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    int batches() {
        return footer.recordBatchesLength();
    }

    /// The values of a column in a batch, each as a text; null where there is none. Throws [BadValueException] when
    /// they cannot be read.
    List<@Nullable String> values(int batch, ArrowColumn column) throws BadValueException {
        try {
            Block block = footer.recordBatches(batch);
            RecordBatch head = head(block);
            int rows = Math.toIntExact(head.length());
            if (rows < 0 || rows > MOST_ROWS) {
                throw broken("a batch has " + rows + " rows");
            }
            long body = block.offset() + block.metaDataLength();
            BodyCompression compression = head.compression();
            ArrowBuffers buffers = new ArrowBuffers(compression == null ? -1 : compression.codec());
            boolean some = head.nodes(column.index()).nullCount() > 0;
            ByteBuffer present =
                    some ? buffers.unpacked(packed(head.buffers(2 * column.index()), body), (rows + 7) / 8) : null;
            ByteBuffer values =
                    buffers.unpacked(packed(head.buffers(2 * column.index() + 1), body), rows * column.bytes());
            List<@Nullable String> texts = new ArrayList<>(rows);
            for (int row = 0; row < rows; row++) {
                boolean there = present == null || (present.get(row / 8) >> row % 8 & 1) == 1;
                texts.add(there ? column.text(values, row) : null);
            }
            return texts;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | IOException wrong) {
            throw broken("batch " + (batch + 1) + " cannot be read: " + wrong.getMessage());
        }
    }

    private RecordBatch head(Block block) throws BadValueException {
        int at = Math.toIntExact(block.offset());
        int skipped = bytes.getInt(at) == CONTINUATION ? 2 * Integer.BYTES : Integer.BYTES;
        ByteBuffer head =
                bytes.slice(at + skipped, block.metaDataLength() - skipped).order(ByteOrder.LITTLE_ENDIAN);
        Message message = Message.getRootAsMessage(head);
        RecordBatch batch = new RecordBatch();
        if (message.headerType() != MessageHeader.RecordBatch || message.header(batch) == null) {
            throw broken("a batch is none");
        }
        return batch;
    }

    private ByteBuffer packed(Buffer where, long body) {
        return bytes.slice(Math.toIntExact(body + where.offset()), Math.toIntExact(where.length()))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// The kinds that a column may have here.
    static boolean isKnown(byte type) {
        return type == Type.Timestamp || type == Type.FloatingPoint;
    }
}
