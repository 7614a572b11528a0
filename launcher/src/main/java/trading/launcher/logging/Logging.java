package trading.launcher.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.service.LogDefinition;

/// Sets up the log: everything into `trading.log`, rotated by day and size and bounded in all; warnings
/// also to the terminal.
public final class Logging {
    /// Line breaks inside a message or a stack trace's message are escaped, so that nobody writes a line
    /// that is not his.
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{36} - %replace(%msg){'[\\r\\n]', '\\\\n'}%n";

    private static final String FILE = "file";

    private Logging() {}

    /// Before the configuration is known: warnings to the terminal.
    public static void early() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ((ch.qos.logback.classic.Logger) root).setLevel(Level.WARN);
        ((ch.qos.logback.classic.Logger) root).addAppender(terminal(context));
    }

    /// `level`: a Logback level. `format`: `text` or `json`. `limits`: how much is kept.
    public static void configure(Path directory, String level, String format, LogDefinition limits) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(level));
        root.addAppender(terminal(context));
        root.addAppender(file(context, directory, format, limits));
        context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
        context.getLogger("org.flywaydb").setLevel(Level.WARN);
        context.getLogger("com.zaxxer.hikari").setLevel(Level.WARN);
        context.getLogger("io.javalin").setLevel(Level.WARN);
    }

    /// Changes level and format while the product runs; no line is lost.
    public static void change(String level, String format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(level));
        if (root.getAppender(FILE) instanceof RollingFileAppender<ILoggingEvent> file) {
            file.setEncoder(encoder(context, format));
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(
            LoggerContext context, Path directory, String format, LogDefinition limits) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName(FILE);
        appender.setFile(directory.resolve("trading.log").toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(
                directory.resolve("trading.%d{yyyy-MM-dd}.%i.log.gz").toString());
        policy.setMaxFileSize(new FileSize(limits.maxSizeBytes()));
        policy.setMaxHistory(limits.maxAgeDays());
        policy.setTotalSizeCap(new FileSize(limits.maxSizeBytes() * limits.maxBackups()));
        policy.start();
        appender.setRollingPolicy(policy);
        appender.setEncoder(encoder(context, format));
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, String format) {
        if (format.equals("json")) {
            JsonEncoder encoder = new JsonEncoder();
            encoder.setContext(context);
            encoder.start();
            return encoder;
        }
        return text(context);
    }

    private static PatternLayoutEncoder text(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static ConsoleAppender<ILoggingEvent> terminal(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("terminal");
        appender.setTarget("System.err");
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setContext(context);
        warnings.setLevel("WARN");
        warnings.start();
        appender.addFilter(warnings);
        appender.setEncoder(text(context));
        appender.start();
        return appender;
    }
}
