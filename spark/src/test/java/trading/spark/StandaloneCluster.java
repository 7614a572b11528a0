package trading.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Spark's own cluster: a master and a worker, each a process of its own on loopback.
///
/// They run from this test's class path, since there is no Spark distribution here; what they need to know for that
/// is in this test's environment, which they get.
final class StandaloneCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();

    private StandaloneCluster(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// `folder`: for logs and what executors write. `cores`: how many tasks run at once.
    static StandaloneCluster start(Path folder, int cores) throws IOException, InterruptedException {
        StandaloneCluster cluster = new StandaloneCluster(folder, freePort());
        try {
            cluster.run(
                    "org.apache.spark.deploy.master.Master",
                    List.of("--host", "127.0.0.1", "--port", Integer.toString(cluster.port), "--webui-port", "0"));
            cluster.awaitListening();
            cluster.run(
                    "org.apache.spark.deploy.worker.Worker",
                    List.of(
                            "--host",
                            "127.0.0.1",
                            "--cores",
                            Integer.toString(cores),
                            "--memory",
                            "1536m",
                            "--webui-port",
                            "0",
                            "--work-dir",
                            cluster.work().toString(),
                            cluster.address()));
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("spark.opens").split(" ")));
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("spark.executor.extraClassPath"), main));
        command.addAll(arguments);
        Path log = folder.resolve(main.substring(main.lastIndexOf('.') + 1) + ".log");
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    private void awaitListening() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (Instant.now().isAfter(end) || !processes.getFirst().isAlive()) {
                    throw new IOException("Spark's master does not listen:\n" + said(), notYet);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("Master.log"));
    }

    private Path work() {
        return folder.resolve("work");
    }

    String address() {
        return "spark://127.0.0.1:" + port;
    }

    /// One folder for each application that had executors here.
    List<Path> workedOn() throws IOException {
        try (Stream<Path> applications = Files.list(work())) {
            return applications.filter(Files::isDirectory).toList();
        }
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            process.destroy();
        }
        for (Process process : processes.reversed()) {
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stop) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
