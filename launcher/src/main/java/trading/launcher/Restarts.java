package trading.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.service.DependencyGraph;
import trading.launcher.service.ServiceDefinition;
import trading.web.security.AuditLog;

/// What `trading restart NAME` does: one service, and what cannot go on without it.
///
/// Our own services find PostgreSQL and Redis again by themselves, so a restart of these touches none of them. The
/// gateway is restarted together with the orchestrator and the API, which read from it; the orchestrator with the
/// gateway
/// that feeds it. A service that a user has added is restarted with what it depends on.
final class Restarts {
    private static final Logger log = LoggerFactory.getLogger(Restarts.class);

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
    private final AtomicInteger coreRestarts = new AtomicInteger();

    private Restarts(Map<String, ServiceDefinition> services, DependencyGraph graph) {
        this.services = Map.copyOf(services);
        this.graph = graph;
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

    /// How often the gateway was restarted because it had to be, this one included.
    int countCore() {
        return coreRestarts.incrementAndGet();
    }

    /// Returns the names of what was restarted, in order. `by`: who asked.
    ///
    /// Throws [IllegalArgumentException] for a name that no service has, and what kept one from starting again.
    List<String> restart(String name, String by) throws Exception {
        if (!services.containsKey(name)) {
            throw new IllegalArgumentException(
                    "no service is called " + name + ": there are " + String.join(", ", graph.startOrder()));
        }
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
