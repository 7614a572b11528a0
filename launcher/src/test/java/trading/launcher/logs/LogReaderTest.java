package trading.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T22:00:00Z");

    @TempDir
    Path logs;

    @Test
    void all_logs_are_one_stream_by_time_with_what_was_put_aside() throws IOException {
        zip("trading.2026-11-25.0.log.gz", own(1));
        zip("trading.2026-11-26.9.log.gz", own(3));
        zip("trading.2026-11-26.10.log.gz", own(5));
        write("trading.log", own(7));
        write("postgres.log.2", postgres(0));
        write("postgres.log.1", postgres(2));
        zip("postgres.1.log.gz", postgres(4));
        write("postgres.2.log", postgres(6));
        write("postgres.log", postgres(8));

        assertThat(all()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(tail(3)).containsExactly("6", "7", "8");
        assertThat(tail(100)).isEqualTo(all());
    }

    @Test
    void a_file_that_is_just_being_compressed_counts_once() throws IOException {
        write("trading.2026-11-26.0.log1234.tmp", own(1));
        Files.write(logs.resolve("trading.2026-11-26.0.log.gz"), new byte[] {31, -117, 8});
        write("redis.7.log", "1:M 26 Nov 2026 22:00:02.000 * 2\n");
        zip("redis.7.log.gz", "1:M 26 Nov 2026 22:00:02.000 * 2\n");

        assertThat(all()).containsExactly("1", "2");
    }

    @Test
    void services_and_levels_are_chosen() throws IOException {
        write("trading.log", own(1) + "2026-11-26T22:00:02.000Z WARN  [x] trading.web.WebServer - 2\n");
        write("redis.log", "1:M 26 Nov 2026 22:00:03.000 # 3\n");

        assertThat(tail(9, Set.of("api"), LogLevel.TRACE)).containsExactly("2");
        assertThat(tail(9, Set.of("redis", "launcher"), LogLevel.TRACE)).containsExactly("1", "3");
        assertThat(tail(9, Set.of(), LogLevel.WARN)).containsExactly("2", "3");
    }

    @Test
    void from_the_end_it_finds_what_it_finds_from_the_beginning() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            text.append(own(i).stripTrailing());
            for (int more = random.nextInt(4); more > 0; more--) {
                text.append("\n\tat trace.").append("x".repeat(random.nextInt(60)));
            }
            text.append('\n');
        }
        // cut at any place, also within a line, as a rotation may
        int first = text.length() / 3 + 1;
        int second = 2 * first + 5;
        zip("trading.2026-11-26.0.log.gz", text.substring(0, first));
        write("trading.2026-11-26.1.log99.tmp", text.substring(first, second));
        write("trading.log", text.substring(second));

        List<String> all = all();

        assertThat(all).hasSize(6_000);
        assertThat(tail(Integer.MAX_VALUE)).isEqualTo(all);
        assertThat(tail(1_000)).isEqualTo(all.subList(5_000, 6_000));
    }

    @Test
    void for_the_newest_lines_old_files_are_not_even_opened() throws IOException {
        Files.write(logs.resolve("trading.2026-11-26.0.log.gz"), "no archive at all".getBytes(StandardCharsets.UTF_8));
        write("trading.log", own(1) + own(2) + own(3));

        assertThat(tail(2)).containsExactly("2", "3");
    }

    @Test
    void following_loses_and_doubles_no_line_however_often_the_log_is_rotated() throws IOException {
        Random random = new Random(6);
        write("trading.log", own(0) + own(1));
        List<String> seen = new ArrayList<>();
        int number = 2;
        int part = 0;
        try (LogReader reader = new LogReader(logs, Set.of(), LogLevel.TRACE)) {
            reader.tail(1, line -> seen.add(line.message()));
            assertThat(seen).containsExactly("1");
            for (int round = 0; round < 300; round++) {
                for (int step = random.nextInt(6); step > 0; step--) {
                    int kind = random.nextInt(4);
                    if (kind < 2) {
                        String line = own(number++);
                        int cut = random.nextInt(line.length());
                        append(line.substring(0, cut));
                        if (kind == 1) {
                            reader.poll(each -> seen.add(each.message()));
                        }
                        append(line.substring(cut));
                    } else if (kind == 2 && Files.exists(logs.resolve("trading.log"))) {
                        rotate(part++);
                        if (random.nextBoolean()) {
                            compress(part - 1);
                        }
                    } else if (part > 0) {
                        compress(random.nextInt(part));
                    }
                }
                reader.poll(each -> seen.add(each.message()));
            }
            reader.poll(each -> seen.add(each.message()));
            reader.poll(each -> seen.add(each.message()));
        }

        assertThat(seen).containsExactlyElementsOf(numbers(1, number));
        assertThat(part).isGreaterThan(50);
    }

    @Test
    void a_log_that_comes_later_is_followed_from_its_first_line() throws IOException {
        write("trading.log", own(1));
        List<String> seen = new ArrayList<>();
        try (LogReader reader = new LogReader(logs, Set.of(), LogLevel.TRACE)) {
            reader.tail(0, line -> seen.add(line.message()));
            write("mine.log", "first\n");
            reader.poll(line -> seen.add(line.message()));
            reader.poll(line -> seen.add(line.message()));
        }

        assertThat(seen).containsExactly("first");
    }

    @Test
    void a_log_that_comes_later_and_is_rotated_before_anybody_looks_is_followed_from_its_first_line()
            throws IOException {
        List<String> seen = new ArrayList<>();
        try (LogReader reader = new LogReader(logs, Set.of(), LogLevel.TRACE)) {
            reader.tail(0, line -> seen.add(line.message()));
            zip("mine.1.log.gz", "1\n2\n");
            write("mine.2.log", "3\n");
            write("mine.log", "4\n");
            reader.poll(line -> seen.add(line.message()));
            reader.poll(line -> seen.add(line.message()));
        }

        assertThat(seen).containsExactly("1", "2", "3", "4");
    }

    private void rotate(int part) throws IOException {
        Files.move(logs.resolve("trading.log"), logs.resolve("trading.2026-11-26." + part + ".log77.tmp"));
    }

    private void compress(int part) throws IOException {
        Path raw = logs.resolve("trading.2026-11-26." + part + ".log77.tmp");
        if (Files.exists(raw)) {
            zip("trading.2026-11-26." + part + ".log.gz", Files.readString(raw));
            Files.delete(raw);
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(logs.resolve("trading.log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> all() throws IOException {
        List<String> found = new ArrayList<>();
        try (LogReader reader = new LogReader(logs, Set.of(), LogLevel.TRACE)) {
            reader.all(line -> found.add(line.message()));
        }
        return found;
    }

    private List<String> tail(int most) throws IOException {
        return tail(most, Set.of(), LogLevel.TRACE);
    }

    private List<String> tail(int most, Set<String> services, LogLevel least) throws IOException {
        List<String> found = new ArrayList<>();
        try (LogReader reader = new LogReader(logs, services, least)) {
            reader.tail(most, line -> found.add(line.message()));
        }
        return found;
    }

    private static List<String> numbers(int from, int to) {
        List<String> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add("" + i);
        }
        return numbers;
    }

    private static String own(int second) {
        return String.format("%s.000Z INFO  [main] a.B - %d%n", time(second), second);
    }

    private static String postgres(int second) {
        return String.format("%s.000 UTC [7] LOG:  %d%n", time(second).replace('T', ' '), second);
    }

    private static String time(int second) {
        return BEGIN.plusSeconds(second).toString().replace("Z", "");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(logs.resolve(name), text);
    }

    private void zip(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(logs.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
