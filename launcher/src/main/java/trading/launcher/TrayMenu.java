package trading.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.model.TradingState;
import trading.launcher.kill.KillRequest;

/// What the icon in the tray asks for. Its methods are called by `trading.exe`, by name, from threads of its own; they
/// do nothing as long as nothing runs.
final class TrayMenu {
    private static final Logger log = LoggerFactory.getLogger(TrayMenu.class);
    private static final String BY = "tray";

    private static volatile @Nullable Desk desk;

    private record Desk(Instance instance, Path data) {}

    private TrayMenu() {}

    /// From here on the menu is about this instance.
    static void of(Instance instance, Path data) {
        desk = new Desk(instance, data);
    }

    /// Whether there is a tray, and no console.
    static boolean isThere() {
        return Boolean.getBoolean("trading.tray");
    }

    /// Takes the splash away, where there is one.
    static void opened() {
        if (isThere()) {
            hideSplash();
        }
    }

    /// Shows why nothing runs, where there is no console to say it on.
    static void failed(String words) {
        if (isThere()) {
            showError(words);
        }
    }

    /// Given by `trading.exe`.
    private static native void hideSplash();

    /// Given by `trading.exe`; returns when the person has read it.
    private static native void showError(String words);

    static void open() {
        Desk now = desk;
        if (now == null || !now.instance().isStarted()) {
            return;
        }
        try {
            Browser.open(now.instance().loginPage(now.data()));
        } catch (IOException e) {
            log.warn("tray: the desk's page cannot be written: {}", e.toString());
        }
    }

    /// Exits only, on all accounts.
    static void pause() {
        state(TradingState.REDUCING);
    }

    static void resume() {
        state(TradingState.ACTIVE);
    }

    private static void state(TradingState wanted) {
        Desk now = desk;
        if (now == null) {
            return;
        }
        try {
            log.info(
                    "tray: trading state {} on {} accounts",
                    wanted,
                    now.instance().trade(wanted, "chosen in the tray", BY));
        } catch (ExecutionException | TimeoutException e) {
            log.error("tray: the trading state {} was not taken", wanted, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void kill() {
        Desk now = desk;
        if (now == null) {
            return;
        }
        try {
            now.instance().kill(KillRequest.global("chosen in the tray"), BY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
