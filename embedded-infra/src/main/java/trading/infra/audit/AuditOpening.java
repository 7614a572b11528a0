package trading.infra.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.OwnerOnly;

/// A trail as it is found when it is opened for new events. `damage`: why an earlier one was put aside; else null.
final class AuditOpening {
    private static final Logger log = LoggerFactory.getLogger(AuditOpening.class);

    private final byte[] key;
    private final AuditHead head;
    private final @Nullable AuditDamagedException damage;

    private AuditOpening(byte[] key, AuditHead head, @Nullable AuditDamagedException damage) {
        this.key = key;
        this.head = head;
        this.damage = damage;
    }

    byte[] key() {
        return key;
    }

    AuditHead head() {
        return head;
    }

    @Nullable
    AuditDamagedException damage() {
        return damage;
    }

    static AuditOpening of(AuditFolder folder, Supplier<byte[]> newKey) throws IOException {
        Optional<byte[]> key = folder.key();
        boolean none = key.isEmpty() && !folder.holdsFiles();
        OwnerOnly.directory(folder.folder());
        if (none) {
            return new AuditOpening(newKey.get(), begin(folder, newKey.get()), null);
        }
        try {
            if (key.isEmpty()) {
                throw new AuditDamagedException(folder.keyFile(), 1, "the key of the head is gone");
            }
            AuditReading reading = AuditReading.of(folder, key.get(), (number, entry) -> {});
            cut(folder, reading);
            AuditHead head = reading.found().at(Instant.now());
            head.write(folder.folder(), key.get());
            return new AuditOpening(key.get(), head, null);
        } catch (AuditDamagedException damage) {
            putAside(folder);
            log.error("{}: put aside, a new trail is begun. See: trading audit verify", damage.getMessage());
            byte[] fresh = newKey.get();
            return new AuditOpening(fresh, begin(folder, fresh), damage);
        }
    }

    /// For the owner alone, where it is not there yet.
    static void create(Path folder, Path file) throws IOException {
        if (Files.notExists(file)) {
            OwnerOnly.write(file, InputStream.nullInputStream());
            OwnerOnly.force(folder);
        }
    }

    private static AuditHead begin(AuditFolder folder, byte[] key) throws IOException {
        AuditHead head = AuditHead.NOTHING.at(Instant.now());
        head.write(folder.folder(), key);
        return head;
    }

    private static void cut(AuditFolder folder, AuditReading reading) throws IOException {
        if (reading.tornBytes() > 0) {
            Path torn = folder.file(reading.found().file());
            log.warn("audit: torn tail cut: file={} bytes={}", torn, reading.tornBytes());
            try (RandomAccessFile file = new RandomAccessFile(torn.toFile(), "rw")) {
                file.setLength(reading.found().bytes());
                file.getFD().sync();
            }
        }
    }

    private static void putAside(AuditFolder folder) throws IOException {
        Path aside = OwnerOnly.directory(folder.aside(Instant.now().toString().replaceAll("[^0-9TZ]", "")));
        try (Stream<Path> inside = Files.list(folder.folder())) {
            for (Path path : inside.filter(Files::isRegularFile).toList()) {
                Files.move(path, aside.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        OwnerOnly.force(folder.folder());
    }
}
