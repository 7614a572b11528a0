package trading.engine.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What sessions began with, kept from one run to the next, so that the journal need not be read from its beginning.
/// They only save time: what is lost, or is not what was written, is made again.
public interface SessionStates {
    /// Keeps nothing.
    SessionStates NONE = new SessionStates() {
        @Override
        public List<Long> sequences() {
            return List.of();
        }

        @Override
        public byte[] read(long sequence) throws IOException {
            throw new IOException("drift: there is no state of sequence=" + sequence);
        }

        @Override
        public void write(long sequence, byte[] state) {}
    };

    /// Those that there are, ascending.
    List<Long> sequences() throws IOException;

    byte[] read(long sequence) throws IOException;

    /// Whole or not at all; may take older ones away.
    void write(long sequence, byte[] state) throws IOException;

    /// Files of a folder, which is made if need be; the newest few stay.
    static SessionStates in(Path folder) {
        return new StateFolder(folder);
    }
}
