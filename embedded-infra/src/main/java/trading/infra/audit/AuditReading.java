package trading.infra.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import trading.engine.chain.Chain;

/// What was found in a trail: where its whole events end, and how much is torn after them. `head`: what was promised.
record AuditReading(AuditHead found, AuditHead head, long tornBytes) {
    private static final int LONGEST_LINE = 64 << 10;

    /// Is given the entries of a trail, in order, with their number from 1.
    @FunctionalInterface
    interface EntryReader {
        void read(long number, String entry) throws IOException;
    }

    /// Reads the trail without changing it; it may be written to meanwhile.
    ///
    /// Throws [AuditDamagedException] when something is wrong that no crash explains.
    static AuditReading of(AuditFolder folder, byte[] key, EntryReader entries) throws IOException {
        Path headFile = AuditHead.in(folder.folder());
        if (Files.notExists(headFile)) {
            throw new AuditDamagedException(headFile, 1, "the head is gone");
        }
        // First, since it is written last.
        AuditHead head = AuditHead.read(folder.folder(), key)
                .orElseThrow(() -> new AuditDamagedException(headFile, 1, "the head was not written with audit.key"));
        AuditHead found = AuditHead.NOTHING;
        long torn = 0;
        for (int number = 1; torn == 0 && Files.exists(folder.file(number)); number++) {
            Walk walk = new Walk(
                    folder.file(number), new AuditHead(found.events(), number, 0, found.chain(), head.written()));
            found = walk.read(head, entries);
            torn = walk.torn();
        }
        if (found.events() < head.events()) {
            Path file = folder.file(Math.max(found.file(), 1));
            throw new AuditDamagedException(
                    file,
                    Walk.lines(file) + 1,
                    "the head counts " + head.events() + " events, and " + found.events() + " are there");
        }
        return new AuditReading(found, head, torn);
    }

    /// Through one file.
    private static final class Walk {
        private final Path file;
        private AuditHead at;
        private long line;
        private long size;

        Walk(Path file, AuditHead before) {
            this.file = file;
            this.at = before;
        }

        long torn() {
            return size - at.bytes();
        }

        AuditHead read(AuditHead head, EntryReader entries) throws IOException {
            size = Files.size(file);
            try (InputStream input = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                for (String text = Chain.line(input, LONGEST_LINE);
                        text != null;
                        text = Chain.line(input, LONGEST_LINE)) {
                    line++;
                    Optional<Chain.Link> link = Chain.follow(at.chain(), text);
                    if (link.isEmpty()) {
                        if (at.events() >= head.events()) {
                            break;
                        }
                        throw new AuditDamagedException(file, line, "the event does not follow the one before");
                    }
                    at = new AuditHead(
                            at.events() + 1,
                            at.file(),
                            at.bytes() + text.length(),
                            link.get().chain(),
                            at.written());
                    if (at.events() == head.events() && !at.chain().equals(head.chain())) {
                        throw new AuditDamagedException(file, line, "not the chain that the head promises");
                    }
                    entries.read(at.events(), link.get().entry());
                }
            }
            // It may have grown meanwhile.
            size = Math.max(size, at.bytes());
            return at;
        }

        static long lines(Path file) throws IOException {
            if (Files.notExists(file)) {
                return 0;
            }
            try (InputStream input = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                long lines = 0;
                while (Chain.line(input, LONGEST_LINE) != null) {
                    lines++;
                }
                return lines;
            }
        }
    }
}
