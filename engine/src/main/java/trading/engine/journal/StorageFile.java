package trading.engine.journal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One file. Not for several threads at a time.
public interface StorageFile extends Closeable {
    long size() throws IOException;

    /// Returns how much was read, which may be less than there is room for; -1 at the end.
    int read(long position, ByteBuffer into) throws IOException;

    /// Returns how much was written, which may be less than there is.
    int write(long position, ByteBuffer from) throws IOException;

    /// What was written is on disk when this returns.
    void force() throws IOException;

    @Override
    void close() throws IOException;

    default void readFully(long position, ByteBuffer into) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = read(at, into);
            if (count < 0) {
                throw new EOFException("read: position=" + at + " missing=" + into.remaining());
            }
            at += count;
        }
    }

    default void writeFully(long position, ByteBuffer from) throws IOException {
        long at = position;
        while (from.hasRemaining()) {
            int count = write(at, from);
            if (count <= 0) {
                throw new IOException("write: position=" + at + " left=" + from.remaining() + ": nothing was taken");
            }
            at += count;
        }
    }
}
