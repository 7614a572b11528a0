package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// What is copied in binary is what the server would have read as text.
@ExtendWith(Servers.Extension.class)
class CopyRowsTest {
    private static final long SEED = 8_061_123;

    private final Servers servers;

    CopyRowsTest(Servers servers) {
        this.servers = servers;
    }

    @Test
    void decimals_come_out_exact_and_without_trailing_zeros() throws Exception {
        Random random = new Random(SEED);
        List<Long> units = Stream.concat(
                        LongStream.of(
                                        0,
                                        1,
                                        -1,
                                        10_000,
                                        99_999_999,
                                        100_000_000,
                                        -100_000_000,
                                        1_000_000_000_000L,
                                        123_400_000_000L,
                                        Long.MAX_VALUE,
                                        Long.MIN_VALUE)
                                .boxed(),
                        Stream.generate(() -> random.nextLong() >> random.nextInt(64))
                                .limit(2_000))
                .toList();
        CopyRows rows = new CopyRows();
        rows.header();
        for (long unit : units) {
            rows.row(2);
            rows.decimal(unit);
            rows.decimal(unit, Long.MAX_VALUE);
        }
        rows.trailer();

        assertThat(copied("a numeric, b numeric", rows))
                .as("seed=%s", SEED)
                .containsExactlyElementsOf(units.stream()
                        .map(unit -> plain(decimal(unit)) + "|"
                                + plain(decimal(unit).multiply(BigDecimal.valueOf(Long.MAX_VALUE))))
                        .toList());
    }

    @Test
    void texts_times_numbers_and_nothing_come_out_as_they_went_in() throws Exception {
        String long_ = "ä€𝄞\"\t\\".repeat(50_000);
        CopyRows rows = new CopyRows();
        rows.header();
        for (String text : List.of("", "plain", "Zürich", long_)) {
            rows.row(6);
            rows.text(text);
            rows.time(1_795_435_200_123_456L);
            rows.bigint(Long.MIN_VALUE);
            rows.integer(-7);
            rows.bool(true);
            rows.nothing();
        }
        rows.trailer();

        String rest = "|2026-11-23 12:00:00.123456+00|-9223372036854775808|-7|t|";
        assertThat(copied("a text, b timestamptz, c bigint, d integer, e boolean, f text", rows))
                .containsExactly(rest, "plain" + rest, "Zürich" + rest, long_ + rest);
    }

    private static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, 8);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private List<String> copied(String columns, CopyRows rows) throws Exception {
        servers.emptyDatabase();
        servers.sql("CREATE TABLE copied (" + columns + ", n serial)");
        StoreConfig config = servers.config();
        String names = columns.replaceAll("(\\w+) \\w+", "$1");
        try (Connection connection = DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password())) {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY copied (" + names + ") FROM STDIN (FORMAT binary)");
            copy.writeToCopy(rows.bytes(), 0, rows.length());
            copy.endCopy();
        }
        return new ArrayList<>(servers.sql("SELECT " + names + " FROM copied ORDER BY n"));
    }
}
