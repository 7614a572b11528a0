package trading.launcher.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Names that other deployments of the product had and that have nothing to do here: they are taken, so that an
/// old `.env` starts, and the log says once why they do nothing.
final class ForeignSettings {
    private static final String DASHBOARD =
            "No effect here: the dashboard comes from the API itself and talks to the address that it was loaded from.";

    static final Setting<String> PROMETHEUS = foreign(
            "monitoring.prometheus_url",
            "PROMETHEUS_URL",
            "No effect here: Prometheus asks this product, not the other way round; config/prometheus.yml is made for "
                    + "it.",
            "http://127.0.0.1:9090");

    static final Setting<String> GRAFANA = foreign(
            "monitoring.grafana_url",
            "GRAFANA_URL",
            "No effect here: Grafana reads Prometheus, and nothing in this product calls it.",
            "http://127.0.0.1:3001");

    static final Setting<String> DASHBOARD_API =
            foreign("dashboard.api_base_url", "VITE_API_BASE_URL", DASHBOARD, "http://127.0.0.1:8000");

    static final Setting<String> DASHBOARD_STREAM =
            foreign("dashboard.ws_base_url", "VITE_WS_BASE_URL", DASHBOARD, "ws://127.0.0.1:8000");

    static final List<Setting<?>> ALL = List.of(PROMETHEUS, GRAFANA, DASHBOARD_API, DASHBOARD_STREAM);

    private ForeignSettings() {}

    /// A sentence for each that somebody wrote and that changes nothing.
    static List<String> notices(Map<Setting<?>, RawValue> written) {
        List<String> notices = new ArrayList<>();
        for (Setting<?> setting : ALL) {
            RawValue value = written.get(setting);
            if (value != null) {
                notices.add(setting.environmentName() + " (" + value.origin().text() + "): " + setting.help());
            }
        }
        return notices;
    }

    private static Setting<String> foreign(String key, String environmentName, String help, String example) {
        return new Setting<>(key, environmentName, help, "anything, for example " + example, "", text -> text);
    }
}
