package trading.engine.backtest.search;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Names each trial by all that it depends on: SHA-256 over the engine's own code, the strategy and its
/// source, the account's terms, the bars, the time and the settings. Where one of them changes, a trial is
/// another one.
final class TrialKey {
    private final byte[] shared;

    private TrialKey(byte[] shared) {
        this.shared = shared;
    }

    static TrialKey of(TrialWork work) throws IOException {
        MessageDigest digest = digest();
        addCode(digest);
        work.write(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return new TrialKey(digest.digest());
    }

    String of(TrialTask task) {
        MessageDigest digest = digest();
        digest.update(shared);
        String text = task.fromNanos() + " " + task.toNanos() + " " + task.settings();
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// The jar that this class is in, or the folder of classes.
    private static void addCode(MessageDigest digest) throws IOException {
        CodeSource source = TrialKey.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("trials: the engine does not know what it was loaded from");
        }
        Path code = path(source);
        try (Stream<Path> files = Files.walk(code)) {
            List<Path> classes = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : classes) {
                digest.update((code.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        }
    }

    private static Path path(CodeSource source) throws IOException {
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException wrong) {
            throw new IOException("trials: the engine was loaded from " + source.getLocation(), wrong);
        }
    }
}
