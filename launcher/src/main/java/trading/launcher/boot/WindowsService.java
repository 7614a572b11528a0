package trading.launcher.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A service of Windows, under its account for services with few rights. `trading.exe` knows how to talk
/// to the service manager; rights on folders are given by the account's number, since its name is another
/// in each language.
record WindowsService(Path image) implements BootService {
    private static final String ACCOUNT = "*S-1-5-19";

    @Override
    public List<BootStep> install(BootRequest request) {
        Path data = data(request);
        List<BootStep> steps = new ArrayList<>();
        steps.add(new BootStep.MakeFolder(data));
        // Nobody else on the machine reads the data: not by what the folder above allows either.
        steps.add(BootStep.Run.of(
                "icacls",
                data.toString(),
                "/inheritance:r",
                "/grant:r",
                ACCOUNT + ":(OI)(CI)M",
                "*S-1-5-18:(OI)(CI)F",
                "*S-1-5-32-544:(OI)(CI)F"));
        steps.add(BootStep.Run.of("icacls", request.image().toString(), "/grant", ACCOUNT + ":(OI)(CI)RX"));
        List<String> command = new ArrayList<>(control("install"));
        command.addAll(List.of("--data-dir", data.toString()));
        command.addAll(request.arguments());
        steps.add(new BootStep.Run(command));
        if (request.start()) {
            steps.add(BootStep.Run.of("net", "start", NAME));
        }
        return steps;
    }

    @Override
    public List<BootStep> uninstall() {
        return List.of(new BootStep.Run(control("uninstall")));
    }

    @Override
    public List<String> notes(BootRequest request) {
        List<String> notes = new ArrayList<>();
        if (!request.start()) {
            notes.add("Start it: net start " + NAME);
        }
        notes.add("Other commands are about it with: --data-dir \"" + data(request) + "\"");
        if (request.listensBeyondLoopback()) {
            notes.add("Nothing was changed in the firewall. To let others in: netsh advfirewall firewall add rule name="
                    + NAME + " dir=in action=allow protocol=TCP localport="
                    + request.shownPort() + " program=\""
                    + request.image().resolve("trading.exe") + "\"");
        }
        return notes;
    }

    /// Windows itself says so when rights are missing.
    @Override
    public Optional<BootRefusal> refusal() {
        return Optional.empty();
    }

    @Override
    public BootState state() throws IOException, InterruptedException {
        return state(BootStep.Answer.of(control("status")).said());
    }

    /// Of two words: whether it starts with Windows, and how it is.
    static BootState state(String said) {
        String[] words = said.strip().split("\\s+", -1);
        return words.length == 3
                ? new BootState(true, words[0].equals("auto"), words[1], Long.parseLong(words[2]))
                : BootState.NONE;
    }

    private List<String> control(String what) {
        return List.of(image.resolve("trading.exe").toString(), "--windows-service", what);
    }

    private static Path data(BootRequest request) {
        Path usual = Path.of(Objects.requireNonNullElse(System.getenv("ProgramData"), "C:\\ProgramData"), NAME);
        return Objects.requireNonNullElse(request.data(), usual);
    }
}
