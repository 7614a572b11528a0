package trading.infra.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import trading.infra.process.Sha256;

/// The tar of a backup. Its manifest comes last, when all else is known.
final class BackupFile {
    static final String DATABASE = "database.sql.gz";
    static final String STATE = "state/";

    private static final String MANIFEST = "manifest.json";
    /// Holds the SHA-256 of the manifest, which holds those of all others.
    private static final String MANIFEST_DIGEST = "manifest.sha256";
    private static final int LONGEST_MANIFEST = 16 << 20;
    private static final int BLOCK = 512;
    private static final Pattern SAFE = Pattern.compile("(?!.*(^|/)\\.\\.?(/|$))[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private BackupFile() {}

    /// Writes entries in the order in which they are added.
    static final class Writer implements AutoCloseable {
        private final TarArchiveOutputStream tar;
        private final List<BackupManifest.Entry> entries = new ArrayList<>();

        Writer(OutputStream out) {
            tar = new TarArchiveOutputStream(out);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_ERROR);
        }

        void add(String name, Path file) throws IOException {
            MessageDigest digest = Sha256.digest();
            long bytes = Files.size(file);
            begin(name, bytes);
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(tar);
            }
            tar.closeArchiveEntry();
            entries.add(new BackupManifest.Entry(name, bytes, HexFormat.of().formatHex(digest.digest())));
        }

        List<BackupManifest.Entry> entries() {
            return List.copyOf(entries);
        }

        void finish(BackupManifest manifest) throws IOException {
            byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
            write(MANIFEST, text);
            write(MANIFEST_DIGEST, (Sha256.of(text) + "\n").getBytes(StandardCharsets.US_ASCII));
            tar.finish();
        }

        private void write(String name, byte[] content) throws IOException {
            begin(name, content.length);
            tar.write(content);
            tar.closeArchiveEntry();
        }

        private void begin(String name, long bytes) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(bytes);
            entry.setMode(0100600);
            entry.setUserId(0);
            entry.setGroupId(0);
            tar.putArchiveEntry(entry);
        }

        @Override
        public void close() throws IOException {
            tar.close();
        }
    }

    /// Takes the content of an entry; need not read all of it.
    @FunctionalInterface
    interface Sink {
        void take(String name, InputStream content) throws IOException;
    }

    /// Reads all of it and compares it with its manifest. Throws [BackupException] that says which entry is
    /// not as it was written, and where in the file it is.
    static BackupManifest check(Path file, @Nullable Passphrase passphrase) throws IOException, BackupException {
        return read(file, passphrase, (name, content) -> {});
    }

    /// Whether a passphrase is needed to read it.
    static boolean isSealed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Seal.isSeal(in.readNBytes(Seal.MAGIC.length));
        }
    }

    private static InputStream content(Path file, @Nullable Passphrase passphrase) throws IOException, BackupException {
        boolean sealed = isSealed(file);
        if (sealed && passphrase == null) {
            throw new BackupException("the backup " + file + " is sealed: it can be read with its passphrase only, see"
                    + " --backup-passphrase-file; nothing was replaced");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return sealed && passphrase != null ? Seal.open(in, passphrase) : in;
    }

    /// The same, handing on each entry's content as it goes by: not to be trusted before this returns.
    static BackupManifest read(Path file, @Nullable Passphrase passphrase, Sink sink)
            throws IOException, BackupException {
        Map<String, Found> found = new LinkedHashMap<>();
        BackupManifest manifest = null;
        String written = "";
        String told = "";
        try (InputStream content = content(file, passphrase);
                TarArchiveInputStream tar = new TarArchiveInputStream(content)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName();
                long offset = tar.getBytesRead();
                if (!SAFE.matcher(name).matches() || !entry.isFile() || found.containsKey(name)) {
                    throw damaged(file, "an entry has a name or a kind that no backup has", name, offset);
                }
                if (name.equals(MANIFEST)) {
                    byte[] text = small(file, tar, entry, offset);
                    written = Sha256.of(text) + "\n";
                    manifest = manifest(file, text, offset);
                } else if (name.equals(MANIFEST_DIGEST)) {
                    told = new String(small(file, tar, entry, offset), StandardCharsets.US_ASCII);
                } else {
                    found.put(name, digest(tar, entry, offset, sink));
                }
            }
            content.transferTo(OutputStream.nullOutputStream());
        } catch (BackupException known) {
            throw known;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BackupException(
                    "the backup " + file + " cannot be read to its end: " + unreadable.getMessage()
                            + ": it is damaged, cut off or no backup; nothing was replaced",
                    unreadable);
        }
        if (manifest == null) {
            throw new BackupException("the backup " + file + " has no " + MANIFEST
                    + ": it is cut off or no backup of this product; nothing was replaced");
        }
        if (!written.equals(told)) {
            throw damaged(file, "the manifest is not what was written", MANIFEST, 0);
        }
        compare(file, manifest, found);
        return manifest;
    }

    private record Found(long bytes, String sha256, long offset) {}

    private static Found digest(TarArchiveInputStream tar, TarArchiveEntry entry, long offset, Sink sink)
            throws IOException {
        MessageDigest digest = Sha256.digest();
        InputStream content = new DigestInputStream(tar, digest) {
            @Override
            public void close() {
                // The next entry comes from the same stream.
            }
        };
        sink.take(entry.getName(), content);
        content.transferTo(OutputStream.nullOutputStream());
        return new Found(entry.getSize(), HexFormat.of().formatHex(digest.digest()), offset);
    }

    private static byte[] small(Path file, TarArchiveInputStream tar, TarArchiveEntry entry, long offset)
            throws IOException, BackupException {
        if (entry.getSize() > LONGEST_MANIFEST) {
            throw damaged(file, "the manifest is too long", entry.getName(), offset);
        }
        return tar.readAllBytes();
    }

    private static BackupManifest manifest(Path file, byte[] text, long offset) throws IOException, BackupException {
        try {
            var tree = JSON.readTree(text);
            int format = tree == null ? 0 : tree.path("format").asInt();
            if (format > BackupManifest.FORMAT) {
                throw new BackupException("the backup " + file + " has format " + format + " of version "
                        + tree.path("product").asText() + ", this program reads up to " + BackupManifest.FORMAT
                        + ": restore it with that version or a later one; nothing was replaced");
            }
            return JSON.treeToValue(tree, BackupManifest.class);
        } catch (JsonProcessingException wrong) {
            throw damaged(file, "the manifest is not what was written", MANIFEST, offset);
        }
    }

    private static void compare(Path file, BackupManifest manifest, Map<String, Found> found) throws BackupException {
        Set<String> left = new TreeSet<>(found.keySet());
        for (BackupManifest.Entry entry : manifest.entries()) {
            Found there = found.get(entry.name());
            if (there == null) {
                throw damaged(file, "an entry is missing", entry.name(), 0);
            }
            if (there.bytes() != entry.bytes() || !there.sha256().equals(entry.sha256())) {
                throw damaged(
                        file,
                        "the content is not what was written (SHA-256 " + there.sha256() + " instead of "
                                + entry.sha256() + ")",
                        entry.name(),
                        there.offset());
            }
            left.remove(entry.name());
        }
        if (!left.isEmpty()) {
            throw damaged(
                    file, "an entry is not in the manifest", left.iterator().next(), 0);
        }
    }

    private static BackupException damaged(Path file, String rule, String entry, long offset) {
        return new BackupException("the backup " + file + " is damaged: " + rule + ": entry=" + entry
                + (offset < BLOCK ? "" : " offset=" + offset) + ": nothing was replaced; take another backup");
    }
}
