package trading.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A unit of systemd's, with a user of its own.
///
/// @param units   the folder of the administrator's units
/// @param running a folder that is there when systemd runs this machine
/// @param isRoot  whether we may change the machine
record SystemdService(Path units, Path running, boolean isRoot) implements BootService {
    private static final String UNIT = "trading.service";
    private static final String NOBODY_LOGS_IN = "/usr/sbin/nologin";

    static SystemdService ofThisMachine() {
        return new SystemdService(
                Path.of("/etc/systemd/system"),
                Path.of("/run/systemd/system"),
                System.getProperty("user.name", "").equals("root"));
    }

    @Override
    public List<BootStep> install(BootRequest request) {
        Path data = data(request);
        List<BootStep> steps = new ArrayList<>();
        // Ends with 0 for a user that is there.
        steps.add(BootStep.Run.of(
                "/bin/sh",
                "-c",
                "id -u \"$0\" >/dev/null 2>&1 || useradd --system --user-group --home-dir \"$1\" --no-create-home --shell "
                        + NOBODY_LOGS_IN + " \"$0\"",
                request.user(),
                data.toString()));
        if (!data.startsWith(SystemdUnit.STATE)) {
            steps.add(BootStep.Run.of(
                    "install", "-d", "-m", "0700", "-o", request.user(), "-g", request.user(), data.toString()));
        }
        steps.add(new BootStep.Write(
                unit(), new SystemdUnit(request.image(), data, request.user(), request.arguments()).text()));
        steps.add(BootStep.Run.of("systemctl", "daemon-reload"));
        steps.add(BootStep.Run.of("systemctl", "enable", UNIT));
        if (request.start()) {
            steps.add(BootStep.Run.of("systemctl", "restart", UNIT));
        }
        return steps;
    }

    @Override
    public List<BootStep> uninstall() {
        return List.of(
                BootStep.Run.of("systemctl", "disable", "--now", UNIT),
                new BootStep.Delete(unit()),
                BootStep.Run.of("systemctl", "daemon-reload"));
    }

    @Override
    public List<String> notes(BootRequest request) {
        List<String> notes = new ArrayList<>();
        if (!request.start()) {
            notes.add("Start it: systemctl start " + UNIT);
        }
        notes.add("What it says: journalctl -u " + UNIT);
        notes.add("Other commands are about it with: --data-dir " + data(request) + ", as the user " + request.user());
        if (request.listensBeyondLoopback()) {
            String port = request.shownPort();
            notes.add("Nothing was changed in a firewall. To let others in: ufw allow " + port
                    + "/tcp   or: firewall-cmd --permanent --add-port=" + port + "/tcp");
        }
        return notes;
    }

    @Override
    public Optional<BootRefusal> refusal() {
        if (!Files.isDirectory(running)) {
            return Optional.of(new BootRefusal(
                    false,
                    "systemd does not run this machine: " + running + " is not there",
                    "See what would be done with --dry-run, and let what starts this machine run:"
                            + " trading start --headless"));
        }
        return isRoot
                ? Optional.empty()
                : Optional.of(new BootRefusal(true, "a service needs root's rights", "Run it with sudo."));
    }

    @Override
    public Optional<BootRefusal> refusal(BootRequest request) throws IOException {
        Optional<BootRefusal> refusal = refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        for (Path folder = request.image(); folder != null; folder = folder.getParent()) {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return Optional.of(new BootRefusal(
                        false,
                        "the user " + request.user() + " cannot get to the program: " + folder + " is closed to others",
                        "Move the folder of the program, for instance to /opt/trading, and install from there."));
            }
        }
        return Optional.empty();
    }

    @Override
    public BootState state() throws IOException, InterruptedException {
        if (!Files.exists(unit())) {
            return BootState.NONE;
        }
        BootStep.Answer answer = BootStep.Answer.of(
                List.of("systemctl", "show", UNIT, "--property=ActiveState,SubState,UnitFileState,MainPID"));
        return answer.code() == 0 ? state(answer.said()) : new BootState(true, false, "unknown: " + answer.said(), 0);
    }

    static BootState state(String shown) {
        Map<String, String> values = new HashMap<>();
        shown.lines().filter(line -> line.contains("=")).forEach(line -> {
            int at = line.indexOf('=');
            values.put(line.substring(0, at), line.substring(at + 1));
        });
        String active = values.getOrDefault("ActiveState", "unknown");
        String state = switch (active) {
            case "active" -> "running";
            case "activating" -> "starting";
            case "deactivating" -> "stopping";
            case "inactive" -> "stopped";
            default -> active;
        };
        return new BootState(
                true,
                values.getOrDefault("UnitFileState", "").equals("enabled"),
                state,
                Long.parseLong(values.getOrDefault("MainPID", "0")));
    }

    private Path unit() {
        return units.resolve(UNIT);
    }

    private static Path data(BootRequest request) {
        return Objects.requireNonNullElse(request.data(), SystemdUnit.STATE.resolve("trading"));
    }
}
