package trading.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import trading.launcher.bench.DiskForce;
import trading.launcher.bench.Latencies;
import trading.launcher.bench.Machine;
import trading.launcher.bench.TemporaryFolder;

/// How long the disk of the data folder takes to make 4 KiB durable: no order is answered sooner.
final class ForceCheck implements Check {
    private static final String SUBJECT = "disk";
    private static final long MEASURE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long NEEDED_BYTES = 64L << 20;

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException, InterruptedException {
        Optional<Path> folder = here.existingFolder().filter(Files::isWritable);
        if (folder.isEmpty() || folder.get().toFile().getUsableSpace() < NEEDED_BYTES) {
            return List.of(Finding.note(SUBJECT, "its time to force is not measured: no room to write to", ""));
        }
        Latencies forces = new Latencies();
        try (TemporaryFolder temporary = TemporaryFolder.in(folder.get());
                DiskForce disk = new DiskForce(temporary.path())) {
            disk.backToBack(MEASURE_NANOS, forces);
        }
        return List.of(of(forces, Machine.of(folder.get()).hasNoDisk()));
    }

    static Finding of(Latencies forces, boolean memory) {
        String what = "making 4 KiB durable takes " + Texts.milliseconds(forces.percentile(50)) + " (median), "
                + Texts.milliseconds(forces.percentile(99)) + " (p99), measured " + forces.count() + " times";
        if (memory) {
            return Finding.note(
                    SUBJECT,
                    "the data folder is in memory: nothing in it survives a restart of the machine",
                    "choose a data folder on a disk by --data-dir");
        }
        return forces.percentile(50) > SLOW_NANOS
                ? Finding.note(SUBJECT, what, "every order waits that long; use an SSD of its own for the data folder")
                : Finding.well(SUBJECT, what);
    }
}
