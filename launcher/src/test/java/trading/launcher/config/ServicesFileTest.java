package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.launcher.service.HealthCheck;
import trading.launcher.service.LogDefinition;
import trading.launcher.service.RestartPolicy;
import trading.launcher.service.ServiceDefinition;

class ServicesFileTest {
    private static final Path CONFIG = Path.of("..", "config").toAbsolutePath().normalize();

    private static final String WHOLE = """
            {
              "services": [
                {
                  "name": "prometheus",
                  "command": "prometheus",
                  "args": ["--config.file=config/prometheus.yml"],
                  "workingDirectory": "data",
                  "env": { "GOMAXPROCS": "1" },
                  "dependsOn": ["api"],
                  "healthCheck": { "url": "http://127.0.0.1:9090/-/healthy", "interval": 5, "timeout": 0.5, "retries": 4 },
                  "restart": { "enabled": false, "maxRetries": 0, "backoffSeconds": 2.5 }
                },
                { "name": "redis", "restart": { "maxRetries": 7 } }
              ],
              "logging": { "directory": "/var/log/trading", "level": "debug",
                           "rotation": { "maxSize": "5MB", "maxAge": 3, "maxBackups": 4 } }
            }
            """;

    @TempDir
    Path folder;

    private ServicesFile.Services read(String text) throws Exception {
        return ServicesFile.read(Files.writeString(folder.resolve("services.json"), text));
    }

    private static ServiceDefinition named(ServicesFile.Services read, String name) {
        return read.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Schema schema() throws Exception {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONFIG.resolve("services.schema.json")));
    }

    private static boolean fitsSchema(String text) throws Exception {
        return schema().validate(text, InputFormat.JSON).isEmpty();
    }

    @Test
    void without_a_file_there_are_our_own_services() throws Exception {
        ServicesFile.Services read = ServicesFile.read(folder.resolve("services.json"));

        assertThat(read.services()).isEqualTo(ServiceDefinition.BUILT_IN);
        assertThat(read.logging()).isEqualTo(LogDefinition.USUAL);
    }

    @Test
    void the_file_that_is_shipped_says_what_holds_without_it() throws Exception {
        ServicesFile.Services read = ServicesFile.read(CONFIG.resolve("services.json"));

        assertThat(read.services()).isEqualTo(ServiceDefinition.BUILT_IN);
        assertThat(read.logging()).isEqualTo(LogDefinition.USUAL);
        assertThat(fitsSchema(Files.readString(CONFIG.resolve("services.json"))))
                .isTrue();
    }

    @Test
    void every_field_is_read() throws Exception {
        ServicesFile.Services read = read(WHOLE);

        assertThat(read.services())
                .extracting(ServiceDefinition::name)
                .containsExactly("postgres", "redis", "gateway", "orchestrator", "api", "dashboard", "prometheus");
        assertThat(named(read, "prometheus"))
                .isEqualTo(new ServiceDefinition(
                        "prometheus",
                        "prometheus",
                        List.of("--config.file=config/prometheus.yml"),
                        "data",
                        Map.of("GOMAXPROCS", "1"),
                        List.of("api"),
                        new HealthCheck(
                                URI.create("http://127.0.0.1:9090/-/healthy"),
                                Duration.ofSeconds(5),
                                Duration.ofMillis(500),
                                4),
                        new RestartPolicy(false, 0, Duration.ofMillis(2_500))));
        assertThat(named(read, "redis").restart()).isEqualTo(new RestartPolicy(true, 7, Duration.ofSeconds(1)));
        assertThat(named(read, "redis").dependsOn()).containsExactly("postgres");
        assertThat(read.logging()).isEqualTo(new LogDefinition("/var/log/trading", "DEBUG", 5L << 20, 3, 4));
        assertThat(fitsSchema(WHOLE)).isTrue();
    }

    @Test
    void all_errors_are_told_at_once_each_with_its_line() {
        assertThatThrownBy(() -> read("""
                        {
                          "services": [
                            { "name": "promeheus", "comand": "x" },
                            { "name": "postgres",
                              "command": "/usr/bin/postgres",
                              "restart": { "maxRetries": -1 } },
                            { "name": "mine", "command": "sleep", "dependsOn": ["gatway"] }
                          ],
                          "loging": {}
                        }
                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("6 errors")
                .hasMessageContaining("services.json line 3)")
                .hasMessageContaining("did you mean command?")
                .hasMessageContaining("services.json line 5)")
                .hasMessageContaining("nothing: postgres is one of our own services")
                .hasMessageContaining("services.json line 6)")
                .hasMessageContaining("a whole number from 0 to 1000")
                .hasMessageContaining("services.json line 7)")
                .hasMessageContaining("did you mean gateway?")
                .hasMessageContaining("services.json line 9)")
                .hasMessageContaining("did you mean logging?");
    }

    @Test
    void a_circle_is_refused_with_its_path() {
        assertThatThrownBy(() -> read("""
                        {"services": [
                          {"name": "a", "command": "x", "dependsOn": ["b"]},
                          {"name": "b", "command": "x", "dependsOn": ["c"]},
                          {"name": "c", "command": "x", "dependsOn": ["a"]}
                        ]}
                        """)).hasMessageContaining("a -> b -> c -> a");
    }

    @Test
    void our_own_services_never_wait_for_one_that_was_added() {
        assertThatThrownBy(() -> read("""
                        {"services": [
                          {"name": "mine", "command": "x"},
                          {"name": "gateway", "dependsOn": ["mine"]}
                        ]}
                        """)).hasMessageContaining("they never wait for one that was added");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"services\": {}}",
                "{\"services\": [1]}",
                "{\"services\": [{}]}",
                "{\"services\": [{\"name\": \"Mine\", \"command\": \"x\"}]}",
                "{\"services\": [{\"name\": \"mine\"}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": 1}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"args\": \"y\"}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"args\": [1]}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"env\": {\"a b\": \"c\"}}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"env\": {\"A\": 1}}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"healthCheck\": {\"url\": \"ftp://a\"}}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"healthCheck\": {\"url\": \"http://u:p@a/\"}}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"healthCheck\": {\"interval\": 0}}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"healthCheck\": {\"retries\": 1.5}}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"restart\": {\"enabled\": \"yes\"}}]}",
                "{\"services\": [{\"name\": \"mine\", \"command\": \"x\", \"restart\": {\"backoffSeconds\": 3601}}]}",
                "{\"services\": [{\"name\": \"api\", \"healthCheck\": {\"url\": \"http://127.0.0.1/\"}}]}",
                "{\"services\": [{\"name\": \"api\", \"env\": {}}]}",
                "{\"logging\": {\"level\": \"loud\"}}",
                "{\"logging\": {\"rotation\": {\"maxSize\": \"much\"}}}",
                "{\"logging\": {\"rotation\": {\"maxAge\": 0}}}",
            })
    void what_the_reader_refuses_the_schema_refuses_too(String text) throws Exception {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ConfigException.class);
        assertThat(fitsSchema(text)).isFalse();
        assertThat(new ObjectMapper().readTree(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "{", "{\"services\": [}", "{\"a\": 1, \"a\": 2}", "{} {}", "nonsense"})
    void what_is_no_json_is_told_with_its_place(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("services.json line ")
                .hasMessageContaining("valid JSON");
    }

    @Test
    void two_services_of_one_name_are_refused() {
        assertThatThrownBy(() -> read("""
                        {"services": [{"name": "mine", "command": "x"}, {"name": "mine", "command": "y"}]}
                        """)).hasMessageContaining("a name that no other service has");
    }

    @Test
    void a_folder_bytes_and_a_file_that_is_too_large_are_told() throws Exception {
        Path file = folder.resolve("services.json");
        Files.createDirectory(file);
        assertThatThrownBy(() -> ServicesFile.read(file)).hasMessageContaining("a JSON file");
        Files.delete(file);
        Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
        assertThatThrownBy(() -> ServicesFile.read(file)).hasMessageContaining("UTF-8");
        Files.writeString(file, "{}" + " ".repeat(1 << 20));
        assertThatThrownBy(() -> ServicesFile.read(file)).hasMessageContaining("at most 1 MB");
    }
}
