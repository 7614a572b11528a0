package trading.launcher.boot;

import java.nio.file.Path;
import java.util.List;

/// The text of the unit, with as few rights as the product can live with. It needs to write and run
/// memory, as every Java does, and to run programs from its data folder: PostgreSQL and Redis are unpacked
/// there.
record SystemdUnit(Path image, Path data, String user, List<String> arguments) {
    static final Path STATE = Path.of("/var/lib");

    String text() {
        StringBuilder text = new StringBuilder();
        section(text, "Unit");
        line(text, "Description", "Trading");
        line(text, "After", "network.target");
        line(text, "StartLimitIntervalSec", "600");
        line(text, "StartLimitBurst", "5");
        section(text, "Service");
        service(text);
        hardening(text);
        section(text, "Install");
        line(text, "WantedBy", "multi-user.target");
        return text.toString();
    }

    private void service(StringBuilder text) {
        line(text, "Type", "notify");
        // It tells by systemd-notify, which is a process of its own.
        line(text, "NotifyAccess", "all");
        line(text, "User", user);
        line(text, "ExecStart", command());
        line(text, "TimeoutStartSec", "300");
        // SIGTERM goes to the product alone, which ends its children in order.
        line(text, "KillMode", "mixed");
        line(text, "TimeoutStopSec", "90");
        line(text, "Restart", "on-failure");
        line(text, "RestartSec", "10");
        // Nothing gets better by trying again: wrong arguments, configuration, rights, damaged data.
        line(text, "RestartPreventExitStatus", "64 65 73 77 78");
        line(text, "LimitNOFILE", "65536");
        line(text, "UMask", "0077");
        if (data.startsWith(STATE)) {
            line(text, "StateDirectory", STATE.relativize(data).toString());
            line(text, "StateDirectoryMode", "0700");
        } else {
            line(text, "ReadWritePaths", quoted(data.toString()));
        }
    }

    private void hardening(StringBuilder text) {
        line(text, "NoNewPrivileges", "yes");
        line(text, "CapabilityBoundingSet", "");
        line(text, "ProtectSystem", "strict");
        line(text, "ProtectHome", isBelowHome() ? "read-only" : "yes");
        line(text, "PrivateTmp", "yes");
        line(text, "PrivateDevices", "yes");
        line(text, "ProtectClock", "yes");
        line(text, "ProtectHostname", "yes");
        line(text, "ProtectKernelLogs", "yes");
        line(text, "ProtectKernelModules", "yes");
        line(text, "ProtectKernelTunables", "yes");
        line(text, "ProtectControlGroups", "yes");
        line(text, "ProtectProc", "invisible");
        line(text, "RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6 AF_NETLINK");
        line(text, "RestrictNamespaces", "yes");
        line(text, "RestrictRealtime", "yes");
        line(text, "RestrictSUIDSGID", "yes");
        line(text, "LockPersonality", "yes");
        line(text, "SystemCallArchitectures", "native");
        line(text, "SystemCallFilter", "@system-service");
        line(text, "SystemCallErrorNumber", "EPERM");
    }

    private boolean isBelowHome() {
        return image.startsWith("/home") || image.startsWith("/root") || data.startsWith("/home");
    }

    private String command() {
        StringBuilder command = new StringBuilder(
                        quoted(image.resolve("trading").toString()))
                .append(" start --headless --data-dir ")
                .append(quoted(data.toString()));
        arguments.forEach(word -> command.append(' ').append(quoted(word)));
        return command.toString();
    }

    /// A percent sign is a placeholder of systemd's, a dollar one of its variables.
    private static String quoted(String word) {
        String escaped = word.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("%", "%%")
                .replace("$", "$$");
        return '"' + escaped + '"';
    }

    private static void section(StringBuilder text, String name) {
        text.append(text.isEmpty() ? "" : "\n").append('[').append(name).append("]\n");
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value).append('\n');
    }
}
