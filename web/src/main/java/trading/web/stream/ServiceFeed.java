package trading.web.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.web.service.ServiceDirectory;
import trading.web.service.ServiceState;

/// The states of the services, when one changed.
final class ServiceFeed extends Feed {
    private final ServiceDirectory directory;
    private List<ServiceState> last = List.of();

    ServiceFeed(Channel channel, ServiceDirectory directory) {
        super(channel);
        this.directory = directory;
    }

    @Override
    boolean isSequenced() {
        return false;
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {}

    /// Looks whether a state changed.
    void look(long sequence) {
        if (!directory.services().equals(last)) {
            changed(Math.max(1, sequence));
        }
    }

    @Override
    Object snapshot() {
        return directory.services();
    }

    @Override
    List<Update> drain() {
        last = List.copyOf(directory.services());
        return List.of(Update.of(changedSequence(), last));
    }
}
