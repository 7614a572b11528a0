package trading.web.service;

import java.util.List;

/// What is being restarted, in order.
public record ServiceRestartJson(List<String> restarting) {
    public ServiceRestartJson {
        restarting = List.copyOf(restarting);
    }
}
