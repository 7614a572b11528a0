package trading.infra.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How to end a process: signals from polite to rude, and how long to wait after each. What is alive after
/// the last is killed.
public record Ending(List<Step> steps) {
    /// One signal and how long to wait for its effect.
    public record Step(Signal signal, Duration patience) {}

    public Ending {
        steps = List.copyOf(steps);
    }

    public static Ending of(Signal signal, Duration patience) {
        return new Ending(List.of(new Step(signal, patience)));
    }

    public Ending then(Signal signal, Duration patience) {
        var longer = new ArrayList<>(steps);
        longer.add(new Step(signal, patience));
        return new Ending(longer);
    }

    /// For the shell: words of a signal and its patience in tenths of a second, `INT 12 QUIT 4`.
    String words() {
        return steps.stream()
                .map(step -> step.signal() + " " + step.patience().toMillis() / 100)
                .collect(Collectors.joining(" "));
    }
}
