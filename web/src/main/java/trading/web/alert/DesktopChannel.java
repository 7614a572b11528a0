package trading.web.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Notifications on the desktop of the user that runs Trading. The system's own program is run by its absolute path and
/// without a shell; the texts are arguments or variables of their own, never part of a command.
public final class DesktopChannel implements AlertChannel {
    private static final long PATIENCE_SECONDS = 10;
    /// What such a program needs to find the desktop.
    private static final List<String> PASSED_ON = List.of(
            "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY", "HOME", "SystemRoot", "TEMP");
    private static final String APPLE_SCRIPT =
            "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run";
    private static final String TOAST = "$ErrorActionPreference='Stop';"
            + "[void][Windows.UI.Notifications.ToastNotificationManager,Windows.UI.Notifications,ContentType=WindowsRuntime];"
            + "$t=[Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02');"
            + "$n=$t.GetElementsByTagName('text');"
            + "[void]$n.Item(0).AppendChild($t.CreateTextNode($env:TRADING_TITLE));"
            + "[void]$n.Item(1).AppendChild($t.CreateTextNode($env:TRADING_TEXT));"
            + "[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('Trading')"
            + ".Show([Windows.UI.Notifications.ToastNotification]::new($t))";

    /// How a system is told to show something.
    enum Desktop {
        LINUX,
        MAC,
        WINDOWS
    }

    private final Desktop desktop;
    private final Path program;

    DesktopChannel(Desktop desktop, Path program) {
        this.desktop = desktop;
        this.program = program;
    }

    /// That of this system.
    public static DesktopChannel ofThisSystem() {
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows")) {
            String root = Objects.requireNonNullElse(System.getenv("SystemRoot"), "C:\\Windows");
            return new DesktopChannel(
                    Desktop.WINDOWS, Path.of(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe"));
        }
        return system.startsWith("Mac")
                ? new DesktopChannel(Desktop.MAC, Path.of("/usr/bin/osascript"))
                : new DesktopChannel(Desktop.LINUX, Path.of("/usr/bin/notify-send"));
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.DESKTOP;
    }

    @Override
    public void deliver(AlertJson alert, int heldBack) throws DeliveryException, InterruptedException {
        if (!Files.isExecutable(program)) {
            throw new DeliveryException(program + " is not there"
                    + (desktop == Desktop.LINUX ? ": install libnotify-bin, or turn alerts.desktop off" : ""));
        }
        String title = AlertText.title(alert);
        String text = AlertText.body(alert, heldBack).replaceAll("[\\p{Cntrl}&&[^\\n]]", " ");
        ProcessBuilder builder = new ProcessBuilder(command(title, text, ChannelPlan.isCritical(alert)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(PASSED_ON);
        if (desktop == Desktop.WINDOWS) {
            environment.put("TRADING_TITLE", title);
            environment.put("TRADING_TEXT", text);
        }
        run(builder);
    }

    private void run(ProcessBuilder builder) throws DeliveryException, InterruptedException {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DeliveryException(program + " is not done after " + PATIENCE_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new DeliveryException(program + " ended with " + process.exitValue()
                        + ": there may be no desktop of the user that runs Trading");
            }
        } catch (IOException e) {
            throw new DeliveryException(program + " cannot be run: " + e.getMessage());
        }
    }

    private List<String> command(String title, String text, boolean critical) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        switch (desktop) {
            case LINUX ->
                command.addAll(List.of(
                        "--app-name=Trading",
                        "--urgency=" + (critical ? "critical" : "normal"),
                        "--",
                        title,
                        escaped(text)));
            case MAC -> command.addAll(List.of("-e", APPLE_SCRIPT, title, text));
            case WINDOWS -> command.addAll(List.of("-NoProfile", "-NonInteractive", "-Command", TOAST));
        }
        return command;
    }

    /// The text may hold marks of a small HTML.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
