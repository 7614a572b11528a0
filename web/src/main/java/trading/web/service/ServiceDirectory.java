package trading.web.service;

import java.util.List;

/// The services as they are now. Asked on request threads and every second; must not wait.
@FunctionalInterface
public interface ServiceDirectory {
    List<ServiceState> services();
}
