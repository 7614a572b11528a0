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
import java.util.ArrayList;
import java.util.List;
import trading.infra.process.OwnerOnly;

/// The archive of linked classes (CDS with JEP 483) that halves the time of a start. It is made from a list, without
/// the product being run, and Java uses it only with the jar files that it was made of, by their sizes and times.
final class ClassArchive {
    static final String NAME = "start.jsa";

    /// The magic number, the CRC-32 of the header and those of the regions. Java looks at the sums only when it is
    /// told to (`-XX:+VerifySharedSpaces`).
    private static final int HEADER = 1_024;

    private static final long NANOS_PER_MILLI = 1_000_000;

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
        Path target = app.resolve(NAME);
        Files.deleteIfExists(target);
        Path work = Files.createTempDirectory("trading-classes");
        try {
            Path made = work.resolve(NAME);
            dump(list(names, work), made);
            Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            OwnerOnly.delete(work);
        }
    }

    /// The same, and the same bytes at each time: what differs between two archives of the same classes is when each
    /// was made, and that becomes 0, as it is for an object that was never used.
    void makeSteady(Path names) throws IOException, InterruptedException {
        Path target = app.resolve(NAME);
        Files.deleteIfExists(target);
        Path work = Files.createTempDirectory("trading-classes");
        try {
            Path list = list(names, work);
            Made first = dump(list, work.resolve("first.jsa"));
            Made second = dump(list, work.resolve("second.jsa"));
            Files.write(target, withoutTimes(first, second));
        } finally {
            OwnerOnly.delete(work);
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

    private Made dump(Path list, Path target) throws IOException, InterruptedException {
        long from = System.nanoTime() / NANOS_PER_MILLI;
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(),
                "@" + options,
                "-Xshare:dump",
                "-XX:+AOTClassLinking",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + target,
                "-Xlog:disable",
                "-Xlog:all=error:stdout");
        builder.environment().put("CLASSPATH", ClassPath.of(app));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || !Files.exists(target)) {
            throw new IOException("no archive of classes was made, exit code " + process.exitValue() + ": " + said);
        }
        long to = System.nanoTime() / NANOS_PER_MILLI;
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(target)).order(ByteOrder.nativeOrder());
        return new Made(bytes, from, to);
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
