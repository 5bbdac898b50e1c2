package org.evertill.headoffice.access;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Head office's log: {@code log/NAME.log} in the data directory, {@value #FILES} old files of {@value #FILE_BYTES} bytes
 * kept; warnings of the server also on the standard error.
 */
public final class HeadOfficeLog {

    public static final int FILES = 9;
    public static final int FILE_BYTES = 10 << 20;

    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %X{request:--} %logger{30} - %msg%n";

    private HeadOfficeLog() {}

    /** What a line of the file is; the terminal's are text always. */
    public enum Form {
        TEXT,
        /** One JSON object a line, see docs/operations.md. */
        JSON
    }

    /** Sends the log to the directory; one that cannot be written leaves the process without a log. */
    public static void to(Path directory, String name, Form form, boolean warningsToTerminal) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        boolean verbose = Boolean.getBoolean("evertill.debug");
        context.getLogger("org.evertill").setLevel(verbose ? Level.DEBUG : Level.INFO);
        // A database that goes away is told once by us; the pool would tell it for every connection, with a stack.
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        root.addAppender(file(context, directory.resolve("log").resolve(name + ".log"), form));
        if (warningsToTerminal) {
            root.addAppender(terminal(context));
        }
    }

    /** Writes out what is held back; the log is closed after it. */
    public static void close() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }

    private static Appender<ILoggingEvent> terminal(LoggerContext context) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setTarget("System.err");
        var threshold = new ThresholdFilter();
        threshold.setLevel(Level.WARN.levelStr);
        threshold.start();
        appender.addFilter(threshold);
        return started(context, appender, text());
    }

    private static Appender<ILoggingEvent> file(LoggerContext context, Path file, Form form) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(file.toString());
        var window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(file + ".%i");
        window.setMinIndex(1);
        window.setMaxIndex(FILES);
        window.start();
        appender.setRollingPolicy(window);
        var bySize = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        bySize.setContext(context);
        bySize.setMaxFileSize(new FileSize(FILE_BYTES));
        bySize.start();
        appender.setTriggeringPolicy(bySize);
        return started(context, appender, form == Form.JSON ? json() : text());
    }

    private static Encoder<ILoggingEvent> text() {
        var encoder = new PatternLayoutEncoder();
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        return encoder;
    }

    /** The message as it reads, instead of its pattern and arguments. */
    private static Encoder<ILoggingEvent> json() {
        var encoder = new JsonEncoder();
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        return encoder;
    }

    private static Appender<ILoggingEvent> started(
            LoggerContext context, OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
