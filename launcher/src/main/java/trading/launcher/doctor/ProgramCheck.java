package trading.launcher.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import trading.infra.process.Platform;
import trading.infra.process.ProgramArchive;
import trading.infra.process.ServiceStartException;

/// Whether every file of the unpacked PostgreSQL and Redis has the hash that it was unpacked with.
final class ProgramCheck implements Check {
    @Override
    public Set<String> subjects() {
        return Set.of("postgres", "redis");
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Path runtime = here.data().resolve("runtime");
        try {
            Platform platform = Platform.current();
            if (here.config().ownDatabase().isEmpty()) {
                findings.add(of("postgres", ProgramArchive.postgres(platform), runtime));
            }
            if (here.config().ownRedis().isEmpty()) {
                findings.add(of("redis", ProgramArchive.redis(platform), runtime));
            }
        } catch (ServiceStartException none) {
            findings.add(Finding.wrong("postgres", none.reason(), String.join("; or: ", none.solutions())));
        }
        return findings;
    }

    private static Finding of(String service, ProgramArchive archive, Path runtime) throws IOException {
        ProgramArchive.Condition condition = archive.examine(runtime);
        if (condition.unpacked().isEmpty()) {
            return Finding.well(service, "its program is not unpacked yet; the start does it");
        }
        return condition
                .damage()
                .map(damage -> Finding.wrong(
                        service,
                        "its program is not as it was unpacked: " + damage + " in " + condition.folder(),
                        "restart Trading: the start unpacks it anew; then find out who changed it"))
                .orElseGet(() -> Finding.well(service, "every file of its program has the hash it was unpacked with"));
    }
}
