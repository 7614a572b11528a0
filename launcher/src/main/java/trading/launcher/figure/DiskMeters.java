package trading.launcher.figure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.File;
import java.nio.file.Path;
import trading.engine.gateway.DiskReserve;

/// The disk of the data folder, beside what the gateway keeps free.
public record DiskMeters(Path data) implements MeterBinder {
    private static final String BYTES = "bytes";

    @Override
    public void bindTo(MeterRegistry registry) {
        File folder = data.toFile();
        Gauge.builder("trading.disk.free", folder, File::getUsableSpace)
                .description("Free where the data are")
                .baseUnit(BYTES)
                .strongReference(true)
                .register(registry);
        Gauge.builder("trading.disk.size", folder, File::getTotalSpace)
                .description("Size of that disk")
                .baseUnit(BYTES)
                .strongReference(true)
                .register(registry);
        Gauge.builder("trading.disk.reserve", folder, is -> DiskReserve.DEFAULT.of(is.getTotalSpace()))
                .description("Below so much free space no commands are taken")
                .baseUnit(BYTES)
                .strongReference(true)
                .register(registry);
    }
}
