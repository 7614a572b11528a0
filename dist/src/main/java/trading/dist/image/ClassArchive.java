package trading.dist.image;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import trading.infra.process.OwnerOnly;

/// The archive of linked classes (CDS with JEP 483) that halves the time of a start. It is made from a list, without
/// the product being run, and Java uses it only with the jar files that it was made of, by their sizes and times.
public final class ClassArchive {
    public static final String NAME = "start.jsa";

    /// The magic number, the CRC-32 of the header and those of the regions. Java looks at the sums only when it is
    /// told to (`-XX:+VerifySharedSpaces`).
    private static final int HEADER = 1_024;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /// Where jar files are copied to. Not below the system's temporary folder, whose name is as long as it likes.
    private static final String ELSEWHERE = "/tmp/trading-app-";

    private final Path java;
    private final Path options;
    private final Path app;

    /// `java`: the program that is to use it; `options`: the file of its options; `app`: the folder of jar files.
    ClassArchive(Path java, Path options, Path app) {
        this.java = java;
        this.options = options;
        this.app = app;
    }

    /// An archive with its bytes, and when they were made by the clock that Java stamps soft references by.
    private record Made(ByteBuffer bytes, long fromMillis, long toMillis) {
        long word(int at) {
            return bytes.getLong(at);
        }

        /// Whether this word can be the time at which the archive was made.
        boolean isTime(int at) {
            return word(at) >= fromMillis && word(at) <= toMillis;
        }
    }

    /// Makes `app/start.jsa` of the classes named in `names`.
    void make(Path names) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("trading-classes");
        try {
            dump(app, list(names, work), work.resolve(NAME));
            Files.move(work.resolve(NAME), app.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            OwnerOnly.delete(work);
        }
    }

    /// The same, and the same bytes at each time and wherever the build is. Two archives of the same classes
    /// differ in when each was made, which becomes 0, as it is for an object that was never used; and in the
    /// folder of the jar files, of which Java looks at what is behind the part that all have in common.
    void makeSteady(Path names) throws IOException, InterruptedException {
        Files.deleteIfExists(app.resolve(NAME));
        Path work = Files.createTempDirectory("trading-classes");
        try {
            Path list = list(names, work);
            Made first = dumpElsewhere(list, work.resolve("first.jsa"));
            Made second = dumpElsewhere(list, work.resolve("second.jsa"));
            Files.write(app.resolve(NAME), withoutTimes(first, second));
            tryOut();
        } finally {
            OwnerOnly.delete(work);
        }
    }

    /// With the jar files in a folder whose name is as long as any other's, and in the archive the same as any other's.
    private Made dumpElsewhere(Path list, Path target) throws IOException, InterruptedException {
        String digits = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
        Path folder = Files.createDirectory(Path.of(ELSEWHERE + digits));
        try {
            for (String jar : ClassPath.read(app)) {
                Files.copy(app.resolve(jar), folder.resolve(jar), StandardCopyOption.COPY_ATTRIBUTES);
            }
            ClassPath.write(folder);
            long from = System.nanoTime() / NANOS_PER_MILLI;
            dump(folder, list, target);
            long to = System.nanoTime() / NANOS_PER_MILLI;
            byte[] bytes = Files.readAllBytes(target);
            replace(bytes, folder.toString().getBytes(StandardCharsets.UTF_8));
            return new Made(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()), from, to);
        } finally {
            OwnerOnly.delete(folder);
        }
    }

    /// Each place with the name of that folder gets that of no folder.
    private static void replace(byte[] bytes, byte[] name) {
        byte[] instead = (ELSEWHERE + HexFormat.of().toHexDigits(0L)).getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + name.length <= bytes.length; at++) {
            if (bytes[at] == name[0] && Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
                System.arraycopy(instead, 0, bytes, at, instead.length);
            }
        }
    }

    private Path list(Path names, Path work) throws IOException {
        List<URL> jars = new ArrayList<>();
        for (String jar : ClassPath.read(app)) {
            jars.add(app.resolve(jar).toUri().toURL());
        }
        Path list = work.resolve("classes.list");
        // The classes of Java are those of the Java that runs this, which is what the other one was linked from.
        try (URLClassLoader classes = new URLClassLoader(jars.toArray(URL[]::new))) {
            Files.write(list, ClassList.of(names, classes));
        }
        return list;
    }

    /// Whether Java takes it where the jar files are now, which is another folder than the one it was made in.
    private void tryOut() throws IOException, InterruptedException {
        run("-Xshare:on", app, List.of("-XX:SharedArchiveFile=" + app.resolve(NAME), "-version"));
    }

    private void dump(Path jars, Path list, Path target) throws IOException, InterruptedException {
        run(
                "-Xshare:dump",
                jars,
                List.of("-XX:+AOTClassLinking", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + target));
    }

    private void run(String mode, Path jars, List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(java.toString(), "@" + options, mode, "-Xlog:disable", "-Xlog:all=error:stdout"));
        command.addAll(more);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", ClassPath.of(jars));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            BuildProgram.said(builder);
        } catch (IOException failed) {
            throw new IOException("no archive of classes can be made: " + mode + ": " + failed.getMessage(), failed);
        }
    }

    private static byte[] withoutTimes(Made first, Made second) throws IOException {
        if (first.bytes().limit() != second.bytes().limit()) {
            throw new IOException("two archives of the same classes differ in size");
        }
        for (int at = 0; at < first.bytes().limit(); at += Long.BYTES) {
            if (first.word(at) == second.word(at)) {
                continue;
            }
            if (at < HEADER) {
                clearDifferingHalves(first, second, at);
            } else if (first.isTime(at) && second.isTime(at)) {
                first.bytes().putLong(at, 0);
            } else {
                throw new IOException("two archives of the same classes differ in more than times: offset " + at);
            }
        }
        return first.bytes().array();
    }

    /// Sums are 4 bytes.
    private static void clearDifferingHalves(Made first, Made second, int at) {
        for (int half = at; half < at + Long.BYTES; half += Integer.BYTES) {
            if (first.bytes().getInt(half) != second.bytes().getInt(half)) {
                first.bytes().putInt(half, 0);
            }
        }
    }
}
