package trading.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether the clock is set by a time server, and whether it has been turned back since the last run. Asks programs
/// of this machine only, never the network.
final class ClockCheck implements Check {
    private static final String SUBJECT = "clock";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BEHIND = Duration.ofSeconds(2);
    private static final double MOST_SECONDS_OFF = 0.1;
    private static final Path CHRONYC = Path.of("/usr/bin/chronyc");
    private static final Path TIMEDATECTL = Path.of("/usr/bin/timedatectl");
    private static final Pattern OFFSET = Pattern.compile("System time\\s*:\\s*([0-9.]+) seconds (slow|fast)");
    private static final String MEND = "set it by a time server: timedatectl set-ntp true";

    private final Clock clock;

    ClockCheck() {
        this(Clock.systemUTC());
    }

    ClockCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(turnedBack(here.data()));
        Optional<Finding> offset =
                SystemTool.ask(CHRONYC, PATIENCE, "-n", "tracking").flatMap(ClockCheck::ofChrony);
        if (offset.isEmpty()) {
            offset = SystemTool.ask(TIMEDATECTL, PATIENCE, "show", "--property=NTPSynchronized", "--value")
                    .flatMap(ClockCheck::ofTimedatectl);
        }
        findings.add(offset.orElseGet(() ->
                Finding.note(SUBJECT, "neither chronyc nor timedatectl tells whether a time server sets it", MEND)));
        return findings;
    }

    /// Files of the journal that were written later than now.
    private Finding turnedBack(Path data) throws IOException {
        Instant now = clock.instant();
        Instant newest = Instant.EPOCH;
        for (String folder : List.of("journal", "snapshots")) {
            if (Files.isDirectory(data.resolve(folder))) {
                try (Stream<Path> files = Files.list(data.resolve(folder))) {
                    for (Path file : files.toList()) {
                        Instant written = Files.getLastModifiedTime(file).toInstant();
                        newest = written.isAfter(newest) ? written : newest;
                    }
                }
            }
        }
        Duration ahead = Duration.between(now, newest);
        return ahead.compareTo(BEHIND) > 0
                ? Finding.wrong(
                        SUBJECT,
                        "it is " + now + ", but the journal was written " + ahead.toSeconds()
                                + " s later than that: the clock was turned back",
                        MEND)
                : Finding.well(SUBJECT, "it is " + now + "; nothing was written later than that");
    }

    static Optional<Finding> ofChrony(String tracking) {
        Matcher offset = OFFSET.matcher(tracking);
        if (!offset.find()) {
            return Optional.empty();
        }
        String what = "it is " + offset.group(1) + " s " + offset.group(2) + " of the time server's, says chrony";
        return Optional.of(
                Double.parseDouble(offset.group(1)) > MOST_SECONDS_OFF
                        ? Finding.wrong(SUBJECT, what, "chronyc makestep, as root")
                        : Finding.well(SUBJECT, what));
    }

    static Optional<Finding> ofTimedatectl(String synchronised) {
        return switch (synchronised.strip()) {
            case "yes" -> Optional.of(Finding.well(SUBJECT, "a time server sets it, says timedatectl"));
            case "no" -> Optional.of(Finding.note(SUBJECT, "no time server sets it, says timedatectl", MEND));
            default -> Optional.empty();
        };
    }
}
