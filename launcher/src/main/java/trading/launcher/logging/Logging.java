package trading.launcher.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.service.LogDefinition;

/// Sets up the log: a file for each service inside this process and `trading.log` for the rest, rotated by day and size
/// and bounded in all; warnings also to the terminal.
public final class Logging {
    private static final String FILES = "files";

    private Logging() {}

    /// Before the configuration is known, and before anything logs: warnings to the terminal.
    public static void early() {
        LogProvider.use();
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
        ServiceFiles files = new ServiceFiles(context, directory, limits, () -> encoder(context, format));
        files.setName(FILES);
        files.start();
        root.addAppender(files);
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
        if (root.getAppender(FILES) instanceof ServiceFiles files) {
            files.encodeBy(() -> encoder(context, format));
        }
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, String format) {
        if (format.equals("json")) {
            SafeJsonEncoder encoder = new SafeJsonEncoder();
            encoder.setContext(context);
            encoder.start();
            return encoder;
        }
        return text(context);
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        SafeLayout layout = new SafeLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
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
