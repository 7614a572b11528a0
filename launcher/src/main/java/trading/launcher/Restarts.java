package trading.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.service.DependencyGraph;
import trading.launcher.service.RestartCount;
import trading.launcher.service.RestartPolicy;
import trading.launcher.service.ServiceDefinition;
import trading.web.security.AuditLog;

/// What `trading restart NAME` does: one service, and what cannot go on without it.
///
/// Our own services find PostgreSQL and Redis again by themselves, so a restart of these touches none of them. The
/// gateway is restarted together with the orchestrator and the API, which read from it; the orchestrator with the
/// gateway that feeds it. A service that a user has added is restarted with what it depends on.
final class Restarts {
    private static final Logger log = LoggerFactory.getLogger(Restarts.class);

    /// Whoever asks over the API has the answer before the API goes.
    private static final Duration ANSWER_FIRST = Duration.ofMillis(200);

    /// Restarts one service; returns when it runs again.
    @FunctionalInterface
    interface Act {
        void restart() throws Exception;
    }

    private final Map<String, ServiceDefinition> services;
    private final DependencyGraph graph;
    private final Map<String, Act> acts = new ConcurrentHashMap<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicBoolean coreAsked = new AtomicBoolean();
    private final RestartCount core;

    private Restarts(Map<String, ServiceDefinition> services, DependencyGraph graph) {
        this.services = Map.copyOf(services);
        this.graph = graph;
        this.core = new RestartCount(policy("gateway"));
    }

    /// Throws [IllegalArgumentException] for services that wait for each other: whoever reads them has refused that.
    static Restarts of(Collection<ServiceDefinition> services) {
        Map<String, ServiceDefinition> named = new LinkedHashMap<>();
        services.forEach(service -> named.put(service.name(), service));
        try {
            return new Restarts(named, new DependencyGraph(services));
        } catch (DependencyGraph.CycleException circle) {
            throw new IllegalArgumentException("services: " + circle.getMessage(), circle);
        }
    }

    RestartPolicy policy(String name) {
        ServiceDefinition service = services.get(name);
        return service == null ? RestartPolicy.USUAL : service.restart();
    }

    void offer(String name, Act act) {
        acts.put(name, act);
    }

    /// Asks for the gateway and what depends on it to be closed and started again.
    void askCore() {
        coreAsked.set(true);
    }

    boolean isCoreAsked() {
        return coreAsked.get();
    }

    /// It is being done.
    void coreBegins() {
        coreAsked.set(false);
    }

    /// The restarts of the gateway and what depends on it that nobody asked for. For the thread that runs them.
    RestartCount core() {
        return core;
    }

    /// Begins a restart and returns at once with what it is of, in order; what comes of it is on the board and in the
    /// log.
    ///
    /// Throws [IllegalArgumentException] for a name that no service has, and [IllegalStateException] when there is
    /// nothing to restart, or another restart is being made.
    List<String> begin(String name, String by) {
        requireKnown(name);
        List<String> names = affected(name).stream().filter(acts::containsKey).toList();
        if (names.isEmpty()) {
            throw new IllegalStateException(name + " does not run: it was not started, or is external.");
        }
        if (oneAtATime.isLocked()) {
            throw new IllegalStateException("Another restart is being made: wait for its end.");
        }
        Thread.ofVirtual().name("restart-" + name).start(() -> {
            try {
                Thread.sleep(ANSWER_FIRST);
                restart(name, by);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                log.error("{} was not restarted, as {} asked", name, by, failed);
            }
        });
        return names;
    }

    private void requireKnown(String name) {
        if (!services.containsKey(name)) {
            throw new IllegalArgumentException(
                    "no service is called " + name + ": there are " + String.join(", ", graph.startOrder()));
        }
    }

    /// Returns the names of what was restarted, in order. `by`: who asked.
    ///
    /// Throws [IllegalArgumentException] for a name that no service has, and what kept one from starting again.
    List<String> restart(String name, String by) throws Exception {
        requireKnown(name);
        oneAtATime.lockInterruptibly();
        try {
            AuditLog.act("service_restarted", "service=" + name, "control socket", by);
            List<String> names = affected(name);
            List<String> done = new ArrayList<>();
            for (String next : names) {
                Act act = acts.get(next);
                if (act != null) {
                    log.info("restarting {}, as {} asks", next, by);
                    act.restart();
                    done.add(next);
                }
            }
            if (done.isEmpty()) {
                throw new IllegalStateException(name + " has not been started yet");
            }
            return done;
        } finally {
            oneAtATime.unlock();
        }
    }

    /// In start order. Of the services inside this process only the one that stands for those restarted with it.
    List<String> affected(String name) {
        boolean inside = isOurs(name) && !name.equals("postgres") && !name.equals("redis");
        List<String> touched = new ArrayList<>();
        for (String next : graph.withDependents(name, next -> !isOurs(next) || inside)) {
            if (next.equals(name) || !isOurs(next)) {
                touched.add(next);
            }
        }
        return touched;
    }

    private boolean isOurs(String name) {
        ServiceDefinition service = services.get(name);
        return service != null && service.isBuiltIn();
    }
}
