package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.docker.HistorySchema;
import trading.infra.process.DataDirectory;
import trading.infra.process.OwnerOnly;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.TradingConfig;
import trading.launcher.db.OfflineDatabase;
import trading.launcher.docker.DockerImport;
import trading.launcher.secret.SecretStore;

/// With the made-up predecessor whose database embedded-infra's tests know.
class ImportDockerCommandTest {
    private static final Path DUMP =
            Path.of("../embedded-infra/src/test/resources/trading/infra/docker/old-system.sql");
    private static final Path OLD = Path.of("src/test/resources/old-deployment");
    private static final Path COMPOSE = OLD.resolve("docker-compose.yml");
    private static final Path ENV = OLD.resolve("old.env");

    @TempDir
    Path home;

    private String homeBefore;
    private Terminal terminal = new Terminal();

    @BeforeEach
    void liveHere() {
        homeBefore = System.setProperty("trading.home", home.toString());
    }

    @AfterEach
    void liveElsewhere() {
        if (homeBefore == null) {
            System.clearProperty("trading.home");
        } else {
            System.setProperty("trading.home", homeBefore);
        }
    }

    @Test
    void a_dry_run_says_all_and_changes_nothing() throws Exception {
        assertThat(run(DUMP.toString(), "--env", ENV.toString(), "--compose", COMPOSE.toString(), "--dry-run"))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out())
                .contains("public.trades", "public.ai_decisions", "API_PORT=18080", "POSTGRES_PORT=15433")
                .contains("REDIS_PORT=16380", "JWT_EXPIRATION_MINUTES=30", "LOG_LEVEL=WARNING", "BACKUP_KEEP=5")
                .contains("LOG_FORMAT=text", "SECRET_KEY is in the secret store", "OPENAI_API_KEY is in the secret")
                .contains("API_HOST is not taken: inside of a container it opened nothing by itself")
                .contains("DATABASE_URL is not taken: the old database stays as it is")
                .contains("LOG_DIR is not taken: it is a folder inside of the container")
                .contains("CELERY_BROKER_URL is unknown here", "WORKER_CONCURRENCY is unknown here")
                .contains("postgres (postgres:15-alpine): PostgreSQL: the executable has its own; its volumes are not")
                .contains("mailer (example/mailer:1): unknown", "ports that are not read: [40000-40010:40000-40010]")
                .contains("Nothing was changed")
                .doesNotContain("not-really-a-password")
                .doesNotContain("0f1e2d3c")
                .doesNotContain("sk-made-up")
                .doesNotContain("another-made-up-one");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void what_is_imported_is_there_and_a_roll_back_leaves_what_was_before() throws Exception {
        OwnerOnly.write(home.resolve(".env"), "# mine\nAPI_PORT=8123\nMARKET_SEED=7\n");
        Map<String, String> before = files();

        assertThat(run(DUMP.toString(), "--env", ENV.toString(), "--compose", COMPOSE.toString(), "--json"))
                .as(terminal.err())
                .isZero();
        JsonNode said = new ObjectMapper().readTree(terminal.out());
        assertThat(said.path("done").asBoolean()).isTrue();
        assertThat(said.path("tables")).hasSize(9).anySatisfy(table -> {
            assertThat(table.path("source").asText()).isEqualTo("public.market_data");
            assertThat(table.path("rows").asLong()).isEqualTo(120);
            assertThat(table.path("checksum").asText()).hasSize(64);
        });
        TradingConfig config = new ConfigLoader(home, Map.of()).load(Home::defaultDataDirectory);
        assertThat(config.apiPort().number()).isEqualTo(18080);
        assertThat(config.marketSeed()).isEqualTo(7);
        assertThat(config.tokenKey()).isPresent();
        assertThat(Files.readString(home.resolve(".env")))
                .contains("# mine", "JWT_EXPIRATION_MINUTES=30")
                .doesNotContain("SECRET_KEY")
                .doesNotContain("8123");
        assertThat(SecretStore.in(data()).read()).containsOnlyKeys("OPENAI_API_KEY", "SECRET_KEY");
        assertThat(Files.readString(data().resolve("docker-import/report.txt")))
                .contains("docker_history.trades", "public.users")
                .doesNotContain("sk-made-up");
        assertThat(loaded()).isEqualTo(said.path("sha256").asText());

        assertThat(run("--roll-back")).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("The old tables are removed: 9", "SECRET_KEY", "is as it was before");
        assertThat(SecretStore.in(data()).read()).isEmpty();
        Map<String, String> after = files();
        after.keySet().removeIf(name -> name.startsWith("data/"));
        assertThat(after).isEqualTo(before);
        assertThat(data().resolve("docker-import")).doesNotExist();
        assertThat(data().resolve("postgres")).doesNotExist();
        assertThat(run("--roll-back")).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void side_by_side_shares_no_port_with_the_old_deployment_and_a_switch_takes_its_ports() throws Exception {
        assertThat(run(DUMP.toString(), "--env", ENV.toString(), "--compose", COMPOSE.toString(), "--side-by-side"))
                .as(terminal.err())
                .isZero();
        TradingConfig config = new ConfigLoader(home, Map.of()).load(Home::defaultDataDirectory);
        Set<Integer> ports = new TreeSet<>(Set.of(
                config.apiPort().number(),
                config.gatewayPort().number(),
                config.postgresPort().number(),
                config.redisPort().number()));
        assertThat(ports).hasSize(4).doesNotContain(5432, 6379, 8000, 3000, 15433, 16380, 18080, 13001, 13002);
        assertThat(config.logFormat()).isEqualToIgnoringCase("text");

        assertThat(run(DUMP.toString(), "--env", ENV.toString(), "--compose", COMPOSE.toString()))
                .as(terminal.err())
                .isZero();
        TradingConfig switched = new ConfigLoader(home, Map.of()).load(Home::defaultDataDirectory);
        assertThat(switched.apiPort().number()).isEqualTo(18080);
        assertThat(run("--roll-back")).isZero();
        assertThat(home.resolve(".env")).doesNotExist();
    }

    /// As one does who unpacks the product where the old one was.
    @Test
    void the_old_env_in_our_own_place_is_translated_where_it_is_also_twice_and_comes_back() throws Exception {
        Path env = home.resolve(".env");
        OwnerOnly.write(env, Files.readString(ENV));

        for (int i = 0; i < 2; i++) {
            assertThat(run(DUMP.toString(), "--env", env.toString()))
                    .as(terminal.err())
                    .isZero();
            assertThat(Files.readString(env))
                    .contains("JWT_EXPIRATION_MINUTES=30")
                    .doesNotContain("CELERY", "SECRET_KEY", "sk-made-up");
            assertThat(SecretStore.in(data()).read()).containsOnlyKeys("OPENAI_API_KEY", "SECRET_KEY");
            new ConfigLoader(home, Map.of()).load(Home::defaultDataDirectory);
        }
        Files.writeString(env, "API_PORT=1\n");

        assertThat(run("--roll-back")).as(terminal.err()).isZero();
        assertThat(env).hasContent(Files.readString(ENV));
        assertThat(home.resolve(".env.before-roll-back")).hasContent("API_PORT=1");
    }

    @Test
    void the_old_tables_are_made_again_by_a_start_when_the_database_was_lost() throws Exception {
        assertThat(run(DUMP.toString())).as(terminal.err()).isZero();
        String sha256 = loaded();
        OwnerOnly.delete(data().resolve("postgres"));

        assertThat(loaded()).isEqualTo(sha256).hasSize(64);
    }

    @Test
    void a_secret_that_is_set_here_is_neither_replaced_nor_taken_away() throws Exception {
        SecretStore.in(data()).set("OPENAI_API_KEY", "mine", java.time.Instant.EPOCH);

        assertThat(run(DUMP.toString(), "--env", ENV.toString())).isZero();
        assertThat(run("--roll-back")).isZero();

        assertThat(SecretStore.in(data()).read()).containsOnlyKeys("OPENAI_API_KEY");
        assertThat(SecretStore.in(data()).read().get("OPENAI_API_KEY").value()).isEqualTo("mine");
    }

    @Test
    void what_cannot_be_read_is_told_and_nothing_is_made() throws Exception {
        Path custom = Files.writeString(home.resolve("old.dump"), "PGDMP");
        Path yaml = Files.writeString(home.resolve("compose.yml"), "services:\n  a: [1\n");

        assertThat(run(custom.toString())).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("pg_restore --file=");
        assertThat(run(home.resolve("none.sql").toString())).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("none.sql is not a file");
        assertThat(run(DUMP.toString(), "--compose", yaml.toString())).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("compose.yml is not YAML: line ");
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(run(DUMP.toString(), "--roll-back")).isEqualTo(ExitCode.USAGE);
        assertThat(data()).doesNotExist();
        Files.createDirectories(data());
        try (DataDirectory held = DataDirectory.open(data())) {
            assertThat(run(DUMP.toString())).isEqualTo(ExitCode.TEMPORARY);
            assertThat(held.root().resolve("docker-import")).doesNotExist();
        }
    }

    /// After what every start does.
    private String loaded() throws SQLException, java.io.IOException {
        try (OfflineDatabase database = OfflineDatabase.open(data(), home.resolve("config"))) {
            DockerImport.again(database.data(), database.config());
            return new HistorySchema(database.config()).loaded();
        }
    }

    private Path data() {
        return home.resolve("data");
    }

    private Map<String, String> files() throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(home)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString().replace('\\', '/');
                files.put(name, name.startsWith("data/") ? "" : Files.readString(file));
            }
        }
        return files;
    }

    private int run(String... arguments) {
        terminal = new Terminal();
        return terminal.run(
                Stream.concat(Stream.of("import-docker"), Stream.of(arguments)).toArray(String[]::new));
    }
}
