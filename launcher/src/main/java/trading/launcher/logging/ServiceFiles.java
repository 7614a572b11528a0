package trading.launcher.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import trading.launcher.logs.LoggerService;
import trading.launcher.service.LogDefinition;

/// One file for each service inside this process and `trading.log` for the rest, each rotated by day and size,
/// compressed, and bounded in all. The name of the logger says whose a line is.
final class ServiceFiles extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Map<String, RollingFileAppender<ILoggingEvent>> files = new LinkedHashMap<>();
    private final Map<String, RollingFileAppender<ILoggingEvent>> byLogger = new ConcurrentHashMap<>();

    /// `encoder` makes one for each file.
    ServiceFiles(
            LoggerContext context, Path directory, LogDefinition limits, Supplier<Encoder<ILoggingEvent>> encoder) {
        setContext(context);
        for (String log : LoggerService.LOGS) {
            files.put(log, file(directory, log, limits, encoder.get()));
        }
    }

    private RollingFileAppender<ILoggingEvent> file(
            Path directory, String log, LogDefinition limits, Encoder<ILoggingEvent> encoder) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(getContext());
        appender.setName("file-" + log);
        appender.setFile(directory.resolve(log + ".log").toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(getContext());
        policy.setParent(appender);
        policy.setFileNamePattern(
                directory.resolve(log + ".%d{yyyy-MM-dd}.%i.log.gz").toString());
        policy.setMaxFileSize(new FileSize(limits.maxSizeBytes()));
        policy.setMaxHistory(limits.maxAgeDays());
        policy.setTotalSizeCap(new FileSize(limits.maxSizeBytes() * limits.maxBackups()));
        policy.start();
        appender.setRollingPolicy(policy);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    /// No line is lost.
    void encodeBy(Supplier<Encoder<ILoggingEvent>> encoder) {
        files.values().forEach(file -> file.setEncoder(encoder.get()));
    }

    @Override
    protected void append(ILoggingEvent event) {
        byLogger.computeIfAbsent(event.getLoggerName(), this::fileOf).doAppend(event);
    }

    private RollingFileAppender<ILoggingEvent> fileOf(String logger) {
        RollingFileAppender<ILoggingEvent> own = files.get(LoggerService.of(logger));
        return own == null ? Objects.requireNonNull(files.get(LoggerService.LOGS.getFirst())) : own;
    }

    @Override
    public void stop() {
        files.values().forEach(RollingFileAppender::stop);
        super.stop();
    }
}
