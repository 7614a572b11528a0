package trading.infra.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.ChildProcess;
import trading.infra.process.DataDirectory;
import trading.infra.process.Ending;
import trading.infra.process.Launch;
import trading.infra.process.LeftOvers;
import trading.infra.process.OwnerOnly;
import trading.infra.process.Platform;
import trading.infra.process.ServiceLog;
import trading.infra.process.ServiceStartException;
import trading.infra.process.Signal;
import trading.infra.process.StillInUse;

/// The folder of a database cluster, `<data>/postgres`.
record Cluster(Path folder, DataDirectory data, Path program, ServiceLog log) {
    static final String SUPERUSER = "postgres";
    private static final Logger logger = LoggerFactory.getLogger(Cluster.class);
    private static final String CLUSTER = "cluster";
    private static final String UNFINISHED = "postgres.init-";
    private static final Ending HURRY = Ending.of(Signal.TERM, Duration.ofMillis(500));
    private static final Duration INIT_PATIENCE = Duration.ofSeconds(60);

    static Cluster in(DataDirectory data, Path program, ServiceLog log) {
        return new Cluster(data.rootOfChildren().resolve("postgres"), data, program, log);
    }

    /// Makes the cluster where there is none: beside its place, then by one rename, so that a start that is
    /// killed leaves a whole cluster or none. `initdb` itself forces its files to disk. True when it was
    /// made.
    boolean createIfAbsent(String superuserPassword) throws IOException {
        removeUnfinished();
        if (Files.exists(folder.resolve("PG_VERSION"))) {
            data.handOver(folder);
            return false;
        }
        if (Files.exists(folder)) {
            throw new ServiceStartException(
                    "PostgreSQL",
                    folder + " is there, but is not a database: PG_VERSION is missing",
                    List.of("Move it away: a new, empty one is made at the next start", "Restore a backup"));
        }
        Path unfinished = Files.createTempDirectory(data.rootOfChildren(), UNFINISHED);
        Path password = unfinished.resolve("password");
        OwnerOnly.write(password, superuserPassword + "\n");
        data.handOver(unfinished);
        initialise(unfinished, password);
        StillInUse.retry(() -> Files.move(unfinished.resolve(CLUSTER), folder, StandardCopyOption.ATOMIC_MOVE));
        OwnerOnly.force(data.root());
        StillInUse.retry(() -> OwnerOnly.delete(unfinished));
        logger.info("made a new database: folder={}", folder);
        return true;
    }

    /// Where the server says in which state it is.
    Path statusFile() {
        return folder.resolve("postmaster.pid");
    }

    /// PostgreSQL refuses to start while any process has the number in the status file of a run that was
    /// killed, and after a restart of the machine that may be anybody; in a copy of the folder of a server
    /// that runs it is that one. Called when it is known that no server of ours is left.
    void removeStaleStatus() throws IOException {
        if (!Files.exists(statusFile())) {
            return;
        }
        String pid =
                Files.readString(statusFile()).lines().findFirst().orElse("").strip();
        if (pid.matches("\\d{1,9}")
                && LeftOvers.isSomebodyElse(
                        Long.parseLong(pid), Platform.current().executable("postgres"), folder)) {
            logger.info("removing the status file of another run, its pid is none of a server in here: pid={}", pid);
            Files.delete(statusFile());
        }
    }

    private void initialise(Path unfinished, Path password) throws IOException {
        log.mark();
        ChildProcess initdb = ChildProcess.start(new Launch(
                "initdb",
                List.of(
                        program.resolve("bin")
                                .resolve(Platform.current().executable("initdb"))
                                .toString(),
                        "--pgdata=" + unfinished.resolve(CLUSTER),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums"),
                unfinished,
                Launch.cleanEnvironment(),
                data.privileges(),
                log.file(),
                data.logLimits(),
                HURRY));
        if (!initdb.awaitExit(INIT_PATIENCE)) {
            initdb.stop(HURRY);
            throw log.failure("initdb did not finish within " + INIT_PATIENCE.toSeconds() + " s");
        }
        if (initdb.onExit().join() != 0) {
            throw log.failure("a new database could not be made");
        }
    }

    private void removeUnfinished() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(data.rootOfChildren(), UNFINISHED + "*")) {
            for (Path folder : left) {
                logger.info("removing what an interrupted start left: folder={}", folder);
                LeftOvers.end(Platform.current().executable("initdb"), folder, HURRY);
                LeftOvers.end(Platform.current().executable("postgres"), folder, HURRY);
                OwnerOnly.delete(folder);
            }
        }
    }
}
