package trading.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Help;

/// How far a long run is and how long it will still take, on a terminal; nothing elsewhere.
final class RunProgress {
    private static final long EVERY_NANOS = 200_000_000L;

    private final PrintWriter err;
    private final boolean shown = Help.Ansi.AUTO.enabled();
    private final long startNanos = System.nanoTime();
    private long toldNanos = startNanos;

    RunProgress(PrintWriter err) {
        this.err = err;
    }

    synchronized void tell(long done, long all) {
        long now = System.nanoTime();
        if (!shown || (now - toldNanos < EVERY_NANOS && done < all)) {
            return;
        }
        toldNanos = now;
        double part = (double) done / Math.max(1, all);
        long left = part <= 0 ? 0 : (long) ((now - startNanos) * (1 - part) / part);
        String line =
                done >= all ? "" : "  " + Math.round(100 * part) + " %, " + text(Duration.ofNanos(left)) + " left";
        err.print("\r" + line + " ".repeat(Math.max(0, 40 - line.length())) + "\r");
        err.flush();
    }

    private static String text(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
