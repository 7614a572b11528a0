package trading.infra.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import trading.engine.chain.Chain;

/// The trail of a data directory, read without changing it. It may be written to meanwhile.
public final class AuditRecords {
    private final AuditFolder folder;

    private AuditRecords(AuditFolder folder) {
        this.folder = folder;
    }

    /// A trail that is whole. `chain`: its last link, `0…0` of none; `headWritten`: when the head was written last,
    /// which is each minute while the product runs; `keptAt`: the number of the event that a link kept elsewhere
    /// belongs to, 0 when it belongs to none; `damaged`: earlier trails that were not what was written.
    public record Verdict(long events, String chain, Instant headWritten, long keptAt, List<Path> damaged) {}

    /// One event; `number` from 1.
    public record Numbered(long number, AuditEvent event) {}

    public static AuditRecords in(Path dataDirectory) {
        return new AuditRecords(AuditFolder.in(dataDirectory));
    }

    public Path folder() {
        return folder.folder();
    }

    /// Reads all of it. `kept`: a last link of before, empty for none. Empty when there never was a trail.
    ///
    /// Throws [AuditDamagedException] when it is not what was written.
    public Optional<Verdict> verify(String kept) throws IOException {
        Optional<byte[]> key = key();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        KeptLink link = new KeptLink(kept);
        AuditReading reading = AuditReading.of(folder, key.get(), link::on);
        return Optional.of(new Verdict(
                reading.found().events(),
                reading.found().chain(),
                reading.head().written(),
                link.at,
                folder.damaged()));
    }

    /// The newest events that `wanted` accepts, at most so many, oldest first.
    ///
    /// Throws [AuditDamagedException] when the trail is not what was written.
    public List<Numbered> newest(Predicate<AuditEvent> wanted, int most) throws IOException {
        Optional<byte[]> key = key();
        if (key.isEmpty()) {
            return List.of();
        }
        ArrayDeque<Numbered> kept = new ArrayDeque<>();
        AuditReading.of(folder, key.get(), (number, entry) -> {
            AuditEvent event = AuditEvent.of(entry);
            if (wanted.test(event)) {
                kept.addLast(new Numbered(number, event));
                if (kept.size() > most) {
                    kept.removeFirst();
                }
            }
        });
        return new ArrayList<>(kept);
    }

    private Optional<byte[]> key() throws IOException {
        Optional<byte[]> key = folder.key();
        if (key.isEmpty() && folder.holdsFiles()) {
            throw new AuditDamagedException(folder.keyFile(), 1, "the key of the head is gone");
        }
        if (key.isPresent() && Files.notExists(folder.folder())) {
            throw new AuditDamagedException(folder.folder(), 1, "the whole trail is gone");
        }
        return key;
    }

    private static final class KeptLink {
        private final String kept;
        private String chain = Chain.BEGIN;
        private long at;

        KeptLink(String kept) {
            this.kept = kept;
        }

        void on(long number, String entry) {
            chain = Chain.link(chain, entry).chain();
            if (chain.equals(kept)) {
                at = number;
            }
        }
    }
}
