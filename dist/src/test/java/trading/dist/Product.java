package trading.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import trading.dist.image.ClassArchive;
import trading.dist.image.ClassPath;

/// The assembled product as a process of its own, with ports and folders that nobody else uses.
final class Product implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final Path home;
    private final Path data;
    private final Map<String, String> ports;
    private final List<String> options;
    private final Path output;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private Process process;

    /// `home` is where the configuration, the output and the data are kept; a new product on the same home
    /// is a restart.
    static Product start(Path home, Map<String, String> ports, String... options) throws Exception {
        Product product = launch(home, ports, options);
        product.awaitHealthy();
        return product;
    }

    /// Without waiting for it to be healthy.
    static Product launch(Path home, Map<String, String> ports, String... options) throws IOException {
        return launch(home, ports, List.of(), options);
    }

    /// With options for its Java.
    static Product launch(Path home, Map<String, String> ports, List<String> javaOptions, String... options)
            throws IOException {
        Product product = new Product(home, ports, List.of(options));
        product.run(javaOptions);
        return product;
    }

    /// The same, started by way of `prefix` and with more options for its Java.
    static Product launch(Path home, Map<String, String> ports, List<String> prefix, List<String> java)
            throws IOException {
        Product product = new Product(home, ports, List.of("--headless", "--no-auth"));
        List<String> arguments = new ArrayList<>(List.of("start", "--data-dir", product.data.toString()));
        arguments.addAll(product.options);
        List<String> command = command(home, java, arguments.toArray(String[]::new));
        command.addAll(0, prefix);
        product.begin(command);
        return product;
    }

    /// Free ports of this moment, by the names of their settings.
    static Map<String, String> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        Map<String, String> ports = new TreeMap<>();
        for (String name : List.of("POSTGRES_PORT", "REDIS_PORT", "API_PORT", "GATEWAY_PORT")) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.put(name, Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private Product(Path home, Map<String, String> ports, List<String> options) {
        this.home = home;
        this.data = home.resolve("data");
        this.ports = ports;
        this.options = options;
        this.output = home.resolve("output.txt");
    }

    static boolean isOfImage() {
        return !System.getProperty("trading.image", "").isEmpty();
    }

    static List<String> command(Path home, String... arguments) {
        return command(home, List.of(), arguments);
    }

    /// With `-Dtrading.image=FOLDER` what is tested is that unpacked image, run by its own script with its
    /// own Java.
    private static List<String> command(Path home, List<String> javaOptions, String... arguments) {
        if (isOfImage()) {
            List<String> command = new ArrayList<>(List.of(
                    "/usr/bin/env",
                    "TRADING_HOME=" + home,
                    "TRADING_JAVA_OPTIONS=" + String.join(" ", javaOptions),
                    Path.of(System.getProperty("trading.image"), "trading").toString()));
            command.addAll(List.of(arguments));
            return command;
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + System.getProperty("trading.options")));
        command.addAll(javaOptions);
        command.addAll(quickStart());
        command.addAll(List.of("-Dtrading.home=" + home, "-cp", classPath(), "trading.launcher.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path app() {
        return Path.of(System.getProperty("trading.app"));
    }

    /// The archive of classes, where the build has made one for this Java.
    private static List<String> quickStart() {
        Path archive = app().resolve(ClassArchive.NAME);
        return Files.exists(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:aot=off")
                : List.of();
    }

    private static String classPath() {
        try {
            return ClassPath.of(app());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(List<String> javaOptions) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("start", "--data-dir", data.toString()));
        arguments.addAll(options);
        begin(command(home, javaOptions, arguments.toArray(String[]::new)));
    }

    private void begin(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(ports);
        builder.environment().remove("DISPLAY");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        process = builder.start();
    }

    void awaitHealthy() throws Exception {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the product ended with " + process.exitValue() + ":\n" + output());
            }
            try {
                if (get("/health").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(25);
        }
        process.destroyForcibly();
        throw new IllegalStateException("not healthy after " + LONGEST_START + ":\n" + output());
    }

    String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + ports.get("API_PORT") + path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    JsonNode getJson(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(10))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// As a person would, with the generated password.
    Connection database() throws SQLException, IOException {
        String password =
                Files.readString(data.resolve("secrets/postgres.password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.get("POSTGRES_PORT") + "/trading", "trading", password);
    }

    String redisPassword() throws IOException {
        return Files.readString(data.resolve("secrets/redis.password")).strip();
    }

    int redisPort() {
        return Integer.parseInt(ports.get("REDIS_PORT"));
    }

    /// What `trading status --json` prints.
    JsonNode status() throws Exception {
        Process status = new ProcessBuilder(command(home, "status", "--json", "--data-dir", data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        status.waitFor(20, TimeUnit.SECONDS);
        return JSON.readTree(text);
    }

    /// All processes below the launcher.
    List<ProcessHandle> descendants() {
        try (Stream<ProcessHandle> stream = process.descendants()) {
            return stream.toList();
        }
    }

    /// Whether a process still runs. One that has ended stays in the table until its parent looks; after
    /// the death of its own that is the system's first process, which may take its time.
    static boolean runs(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return process.isAlive()
                    && (!Files.exists(Path.of("/proc/self")) || Files.readAllBytes(commandLine).length > 0);
        } catch (IOException e) {
            return false;
        }
    }

    /// SIGKILL: no hook runs, nothing is flushed.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// The state of a service, as the API shows it.
    JsonNode service(String name) throws IOException, InterruptedException {
        for (JsonNode service : getJson("/api/services")) {
            if (service.path("name").asText().equals(name)) {
                return service;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /// Sends a signal, by its name, to one process.
    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    /// SIGTERM; the exit code.
    int terminate() throws InterruptedException {
        return terminate(LONGEST_STOP);
    }

    int terminate(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still there " + patience.toSeconds() + " s after SIGTERM:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            terminate();
        }
    }
}
