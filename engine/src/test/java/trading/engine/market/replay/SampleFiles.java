package trading.engine.market.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small files for tests.
final class SampleFiles {
    static final String KLINES = """
            1640995200000,46197.0,46247.0,46195.0,46224.0,72.544755,1640995259999,3353308.7635,5,0,0,0
            1640995260000,46224.0,46265.0,46198.0,46247.0,268.942690,1640995319999,12437792.5648,0,0,0,0
            1640995320000,46247.0,46342.0,46243.0,46320.0,94.616981,1640995379999,4382658.5656,0,0,0,0
            """;

    private SampleFiles() {}

    static Path write(Path directory, String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    static Path gzip(Path directory, String name, String text) throws IOException {
        Path path = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return path;
    }

    static Path zip(Path directory, String name, String text, List<String> entries) throws IOException {
        Path path = directory.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(path))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }
}
