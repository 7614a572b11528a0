package trading.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.service.CommandService;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.launcher.service.SupervisedChild;

/// The services that the user has added: started in order once the product runs, closed the other way round. One that
/// does not start is failed, and holds nothing up.
final class AddedServices implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AddedServices.class);

    private final List<ServiceDefinition> definitions;
    private final CommandService.Places places;
    private final ServiceBoard board;
    private final Restarts restarts;
    private final List<SupervisedChild<CommandService>> running = new ArrayList<>();

    /// `services`: all, in start order.
    AddedServices(
            Collection<ServiceDefinition> services,
            CommandService.Places places,
            ServiceBoard board,
            Restarts restarts) {
        this.definitions =
                services.stream().filter(service -> !service.isBuiltIn()).toList();
        this.places = places;
        this.board = board;
        this.restarts = restarts;
    }

    /// Once; called again it does nothing.
    synchronized void start() {
        if (!running.isEmpty()) {
            return;
        }
        for (ServiceDefinition definition : definitions) {
            SupervisedChild<CommandService> child = SupervisedChild.start(
                    CommandService.kind(definition, places), definition.restart(), definition.health(), board);
            running.add(child);
            restarts.offer(definition.name(), child::restart);
        }
    }

    @Override
    public synchronized void close() {
        for (SupervisedChild<CommandService> child : running.reversed()) {
            try {
                child.close();
            } catch (Exception e) {
                log.error("a service was not stopped", e);
            }
        }
    }
}
