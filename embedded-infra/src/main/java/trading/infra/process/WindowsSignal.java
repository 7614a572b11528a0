package trading.infra.process;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signals on Windows, which has none. The processes of PostgreSQL hear theirs by a named pipe that
/// carries their number: `pg_ctl kill` does the same (`src/port/kill.c`). Other programs have nothing of
/// the kind.
final class WindowsSignal {
    private static final Logger log = LoggerFactory.getLogger(WindowsSignal.class);

    private WindowsSignal() {}

    /// False when the process does not hear signals.
    static boolean send(long pid, Signal signal) {
        return send("\\\\.\\pipe\\pgsignal_" + pid, signal);
    }

    static boolean send(String pipe, Signal signal) {
        try (RandomAccessFile line = new RandomAccessFile(pipe, "rw")) {
            line.write(number(signal));
            return line.read() == number(signal);
        } catch (FileNotFoundException none) {
            return false;
        } catch (IOException gone) {
            log.debug("signal not heard: pipe={} signal={}", pipe, signal, gone);
            return false;
        }
    }

    private static int number(Signal signal) {
        return switch (signal) {
            case INT -> 2;
            case QUIT -> 3;
            case KILL -> 9;
            case TERM -> 15;
        };
    }
}
