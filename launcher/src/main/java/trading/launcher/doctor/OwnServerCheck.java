package trading.launcher.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import trading.infra.process.ServiceStartException;
import trading.infra.store.OwnPostgres;
import trading.infra.store.OwnRedis;

/// Whether servers of the user's own let us in.
final class OwnServerCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @FunctionalInterface
    private interface Visit {
        void pay() throws InterruptedException;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("postgres", "redis");
    }

    @Override
    public List<Finding> findings(Surroundings here) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        var database = here.config().ownDatabase();
        if (database.isPresent()) {
            findings.add(visit(
                    "postgres",
                    OwnPostgres.place(database.get()),
                    () -> OwnPostgres.await(database.get(), PATIENCE, () -> false)));
        }
        var redis = here.config().ownRedis();
        if (redis.isPresent()) {
            findings.add(visit(
                    "redis", OwnRedis.place(redis.get()), () -> OwnRedis.await(redis.get(), PATIENCE, () -> false)));
        }
        return findings;
    }

    private static Finding visit(String service, String place, Visit visit) throws InterruptedException {
        try {
            visit.pay();
            return Finding.well(service, "your own server lets us in: " + place);
        } catch (ServiceStartException refused) {
            return Finding.wrong(service, refused.reason(), String.join("; or: ", refused.solutions()));
        }
    }
}
