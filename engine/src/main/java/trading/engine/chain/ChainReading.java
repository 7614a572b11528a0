package trading.engine.chain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What was found in a chained file: where its whole entries end, and how much is torn after them.
record ChainReading(Head head, long tornBytes) {
    static final int LONGEST_LINE = 32 << 20;

    /// Throws [ChainDamagedException] when something is wrong that no crash explains.
    static ChainReading of(Path path, ChainedFile.EntryReader entries) throws IOException {
        Head promised = Head.read(path);
        if (Files.notExists(path)) {
            if (promised.entries() > 0) {
                throw new ChainDamagedException(path, 1, "the file is gone");
            }
            return new ChainReading(Head.NOTHING, 0);
        }
        Head found = Head.NOTHING;
        long size = Files.size(path);
        try (InputStream input = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            String line = Chain.line(input, LONGEST_LINE);
            while (line != null) {
                Optional<Chain.Link> link = Chain.follow(found.chain(), line);
                if (link.isEmpty()) {
                    break;
                }
                found = new Head(
                        found.entries() + 1,
                        found.bytes() + line.length(),
                        link.get().chain());
                if (found.entries() == promised.entries() && !found.equals(promised)) {
                    throw new ChainDamagedException(path, found.entries(), "not the chain that the head promises");
                }
                entries.read(link.get().entry());
                line = Chain.line(input, LONGEST_LINE);
            }
        }
        if (found.entries() < promised.entries()) {
            throw new ChainDamagedException(
                    path,
                    found.entries() + 1,
                    found.bytes() == size
                            ? "entries are missing at the end"
                            : "the entry does not follow the one before");
        }
        return new ChainReading(found, size - found.bytes());
    }
}
