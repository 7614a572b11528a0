package trading.infra.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path folder;

    private Instant now = NOON;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException("zone=" + zone);
        }
    };

    private Path log() {
        return folder.resolve("child.log");
    }

    private void write(ChildLog log, String text) {
        log.write(text.getBytes(UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private String unzipped(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void a_full_log_is_put_aside_between_two_lines_and_only_so_many_are_kept() throws IOException {
        try (ChildLog log = ChildLog.open(log(), new LogLimits(10, 14, 2), clock)) {
            write(log, "one is long\ntwo is");
            write(log, " longer\nthree is longest\nfour");
            write(log, " and more\n");
        }

        await().atMost(Duration.ofSeconds(10))
                .until(() -> names().equals(List.of("child.2.log.gz", "child.3.log.gz", "child.log")));
        assertThat(unzipped("child.2.log.gz")).isEqualTo("two is longer\n");
        assertThat(unzipped("child.3.log.gz")).isEqualTo("three is longest\n");
        assertThat(log()).hasContent("four and more\n");
    }

    @Test
    void another_day_begins_another_file_and_old_ones_go() throws IOException {
        Files.writeString(folder.resolve("child.log.1"), "of an older version\n");
        Files.setLastModifiedTime(folder.resolve("child.log.1"), FileTime.from(NOON.minus(Duration.ofDays(20))));
        Files.writeString(folder.resolve("other.1.log"), "somebody else's\n");
        try (ChildLog log = ChildLog.open(log(), new LogLimits(1_000, 14, 9), clock)) {
            write(log, "today\n");
            now = NOON.plus(Duration.ofDays(1));
            write(log, "tomorrow\n");
        }

        await().atMost(Duration.ofSeconds(10))
                .until(() -> names().equals(List.of("child.1.log.gz", "child.log", "other.1.log")));
        assertThat(unzipped("child.1.log.gz")).isEqualTo("today\n");
        assertThat(log()).hasContent("tomorrow\n");
    }

    @Test
    void two_who_write_to_one_path_share_it() throws IOException {
        ChildLog first = ChildLog.open(log(), new LogLimits(10, 14, 9), clock);
        ChildLog second = ChildLog.open(log(), new LogLimits(10, 14, 9), clock);
        write(first, "a long line\n");
        write(second, "the second\n");
        first.close();
        write(second, "the third");
        second.close();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> names().equals(List.of("child.1.log.gz", "child.2.log.gz", "child.log")));
        assertThat(log()).hasContent("the third");
    }

    @Test
    void where_nothing_can_be_written_the_child_goes_on_and_the_loss_is_told_afterwards() throws IOException {
        Path missing = folder.resolve("later");
        try (ChildLog log = ChildLog.open(missing.resolve("child.log"), new LogLimits(1_000, 14, 9), clock)) {
            write(log, "nobody hears\n");
            Files.createDirectory(missing);
            write(log, "heard\n");
        }

        assertThat(missing.resolve("child.log")).hasContent("[13 bytes could not be written here]\nheard\n");
    }
}
