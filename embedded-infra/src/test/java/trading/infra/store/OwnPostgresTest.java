package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trading.engine.model.TradeStatus;
import trading.infra.process.ServiceStartException;

/// A PostgreSQL that somebody else runs: Debian's, over TLS.
class OwnPostgresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static OtherPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = OtherPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void the_tables_are_made_and_written_there_over_tls_with_its_certificate_checked() throws Exception {
        StoreConfig config = owner("localhost", verified());

        OwnPostgres.await(config, PATIENCE, () -> false);
        try (Store store = Store.open(config)) {
            store.recorder().onReports(1, Story.NOON, Story.opening(), true);
            store.recorder().onReports(2, Story.NOON, Story.bought(1), true);
            await().atMost(Duration.ofSeconds(60)).until(() -> store.recorder().lastStoredSequence() == 2);

            assertThat(store.trades().list(new TradeFilter(1, -1, Set.of(TradeStatus.OPEN), 0, 10)))
                    .hasSize(1);
        }
        assertThat(OwnPostgres.isEncrypted(config)).isTrue();
        assertThat(OwnPostgres.place(config)).isEqualTo("localhost:" + server.port() + "/trading");
    }

    @Test
    void a_wrong_password_is_told_at_once_and_not_shown() {
        ServiceStartException failed =
                fails(server.config("127.0.0.1", "trading", "geheim", "?sslmode=require"), PATIENCE);

        assertThat(failed.render())
                .contains("it does not let trading in", "pg_hba.conf", "take DATABASE_URL", "trading doctor postgres")
                .doesNotContain("geheim");
    }

    @Test
    void a_certificate_of_an_unknown_authority_or_for_another_name_is_refused() {
        assertThat(fails(
                                owner(
                                        "localhost",
                                        "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"),
                                PATIENCE)
                        .render())
                .contains("no TLS with it", "sslrootcert=FILE");
        assertThat(fails(owner("127.0.0.1", verified()), PATIENCE).render()).contains("no TLS with it");
    }

    @Test
    void a_database_that_is_not_there_and_a_role_without_rights_are_told_with_the_statement_that_mends_it() {
        StoreConfig nowhere = new StoreConfig(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/nowhere", "trading", OtherPostgres.PASSWORD);

        assertThat(fails(nowhere, PATIENCE).render()).contains("CREATE DATABASE trading OWNER trading");
        assertThat(fails(server.config("127.0.0.1", "guest", "guest", ""), PATIENCE)
                        .render())
                .contains("the role guest may not make tables", "GRANT CREATE, USAGE ON SCHEMA public TO guest");
    }

    @Test
    void where_nobody_listens_it_is_tried_until_the_patience_is_over() throws Exception {
        StoreConfig nobody = new StoreConfig(
                "jdbc:postgresql://127.0.0.1:" + OtherPostgres.freePort() + "/trading", "trading", "geheim");

        ServiceStartException failed = fails(nobody, Duration.ofSeconds(1));

        assertThat(failed.exitCode()).isEqualTo(69);
        assertThat(failed.render())
                .contains("it cannot be reached, after 1 s: 127.0.0.1:", "mend host and port")
                .doesNotContain("geheim");
    }

    @Test
    void the_name_of_a_docker_service_is_explained() {
        StoreConfig docker = new StoreConfig("jdbc:postgresql://no-such-host.invalid:5432/trading", "trading", "x");

        assertThat(fails(docker, Duration.ofSeconds(1)).render())
                .contains("nobody knows the host", "known inside Docker only");
    }

    @Test
    void a_stop_ends_the_waiting() throws Exception {
        StoreConfig nobody =
                new StoreConfig("jdbc:postgresql://127.0.0.1:" + OtherPostgres.freePort() + "/trading", "trading", "x");

        assertThat(catchThrowableOfType(
                        ServiceStartException.class, () -> OwnPostgres.await(nobody, Duration.ofDays(1), () -> true)))
                .isNotNull();
    }

    private static StoreConfig owner(String host, String parameters) {
        return server.config(host, "trading", OtherPostgres.PASSWORD, parameters);
    }

    private static String verified() {
        return "?sslmode=verify-full&sslrootcert="
                + URLEncoder.encode(server.authority().toString(), StandardCharsets.UTF_8);
    }

    private static ServiceStartException fails(StoreConfig config, Duration patience) {
        return catchThrowableOfType(
                ServiceStartException.class, () -> OwnPostgres.await(config, patience, () -> false));
    }
}
