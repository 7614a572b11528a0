package trading.launcher.service;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import trading.infra.postgres.PostgresServer;
import trading.infra.redis.RedisServer;

/// How the servers that we bring along are supervised.
public final class BundledServers {
    private BundledServers() {}

    /// `start`: on the port that it had.
    public static SupervisedChild.Kind<PostgresServer> postgres(Callable<PostgresServer> start) {
        return new Server<>("postgres", start, PostgresServer::alive, PostgresServer::pid, PostgresServer::answers);
    }

    /// `start`: on the port that it had.
    public static SupervisedChild.Kind<RedisServer> redis(Callable<RedisServer> start) {
        return new Server<>("redis", start, RedisServer::alive, RedisServer::pid, RedisServer::answers);
    }

    private record Server<S>(
            String name,
            Callable<S> starter,
            Predicate<S> isAlive,
            ToLongFunction<S> number,
            BiPredicate<S, Duration> responds)
            implements SupervisedChild.Kind<S> {

        @Override
        public S start() throws Exception {
            return starter.call();
        }

        @Override
        public boolean alive(S server) {
            return isAlive.test(server);
        }

        @Override
        public long pid(S server) {
            return number.applyAsLong(server);
        }

        @Override
        public boolean answers(S server, Duration timeout) {
            return responds.test(server, timeout);
        }
    }
}
