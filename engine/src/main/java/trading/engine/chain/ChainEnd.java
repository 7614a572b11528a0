package trading.engine.chain;

import java.io.IOException;
import java.nio.file.Path;

/// A chained file that is what was written: how many entries are whole, and the last link of its chain.
///
/// `keptAt`: the entry (from 1) that a link kept elsewhere belongs to, 0 when it belongs to none of this file. Whoever
/// has kept a link elsewhere knows by it that nothing up to that entry was written anew.
public record ChainEnd(long entries, String chain, long keptAt) {

    /// Reads the file without changing it; it may be written to meanwhile. `kept`: empty when there is none to look
    /// for.
    ///
    /// Throws [ChainDamagedException] when the file is not what was written.
    public static ChainEnd of(Path path, String kept) throws IOException {
        Walk walk = new Walk(kept);
        ChainReading reading = ChainReading.of(path, walk::on);
        return new ChainEnd(reading.head().entries(), reading.head().chain(), walk.keptAt);
    }

    private static final class Walk {
        private final String kept;
        private String chain = Chain.BEGIN;
        private long entries;
        private long keptAt;

        Walk(String kept) {
            this.kept = kept;
        }

        void on(String entry) {
            chain = Chain.link(chain, entry).chain();
            entries++;
            if (chain.equals(kept)) {
                keptAt = entries;
            }
        }
    }
}
