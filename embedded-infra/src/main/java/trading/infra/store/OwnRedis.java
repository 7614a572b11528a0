package trading.infra.store;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import trading.infra.process.ServiceStartException;

/// A Redis that the user runs, or somebody for him: we start nothing, we wait until it lets us in.
public final class OwnRedis {
    private static final String SERVICE = "Redis";
    private static final String BUNDLED =
            "Use the bundled Redis: take REDIS_URL and REDIS_HOST out of .env and the environment";

    private OwnRedis() {}

    /// Returns when it can be used.
    ///
    /// @param givenUp true ends the waiting
    /// @throws ServiceStartException when it cannot be reached in time, or does not let us in
    public static void await(RedisConnection connection, Duration patience, BooleanSupplier givenUp)
            throws InterruptedException {
        Attempts attempts = new Attempts("Redis at " + place(connection), patience, givenUp);
        Optional<Exception> failure = attempts.make(OwnRedis::mayPass, () -> {
            try (RedisClient client = RedisClients.open(connection)) {
                client.get(connection.keyPrefix() + "trading:writer");
            }
        });
        if (failure.isPresent()) {
            throw failed(connection, patience, failure.get());
        }
    }

    /// Host, port and number of the database, for people.
    public static String place(RedisConnection connection) {
        return connection.host() + ":" + connection.port() + "/" + connection.database();
    }

    /// One that loads its data is soon there.
    private static boolean mayPass(Exception failure) {
        return (failure instanceof JedisConnectionException && !OwnPostgres.hasCause(failure, SSLException.class))
                || String.valueOf(failure.getMessage()).startsWith("LOADING");
    }

    private static ServiceStartException failed(RedisConnection connection, Duration patience, Exception failure) {
        List<String> solutions = new ArrayList<>();
        String reason;
        if (OwnPostgres.hasCause(failure, SSLException.class) || failure instanceof StoreException) {
            reason = "no TLS with it: " + place(connection) + ": " + Attempts.firstLine(failure);
            solutions.add("Name the authority that its certificate is from: rediss://...?ssl_ca_certs=FILE");
            solutions.add("Use in REDIS_URL the host name that is in its certificate");
        } else if (failure instanceof JedisAccessControlException || failure instanceof JedisDataException) {
            reason = "it does not let us in: " + place(connection) + ": " + Attempts.firstLine(failure);
            solutions.add("Put the right user, password and number into REDIS_URL");
            solutions.add("What the user must be allowed: get, set, scan and unlink of keys that begin with "
                    + connection.keyPrefix());
        } else if (OwnPostgres.hasCause(failure, UnknownHostException.class)) {
            reason = "nobody knows the host, after " + patience.toSeconds() + " s: " + place(connection);
            solutions.add("Mend the host's name; names of Docker Compose services are known inside Docker only");
        } else {
            reason = "it cannot be reached, after " + patience.toSeconds() + " s: " + place(connection) + ": "
                    + Attempts.firstLine(failure);
            solutions.add("Start it, or mend host and port in REDIS_URL (or REDIS_HOST and REDIS_PORT)");
            solutions.add("If it speaks TLS, write rediss:// in place of redis://");
        }
        solutions.add(BUNDLED);
        return new ServiceStartException(SERVICE, reason, solutions, failure);
    }
}
