package org.evertill.headoffice.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the log of head office looks like. */
@Isolated("changes the log of the whole process")
class HeadOfficeLogTest {

    @TempDir
    private Path data;

    /** As it was before, for the tests behind this one. */
    @AfterEach
    void back() throws JoranException {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(HeadOfficeLogTest.class.getResource("/logback-test.xml"));
    }

    @Test
    void aLineIsAnObjectWithTheFieldsThatThePageNames() throws IOException {
        HeadOfficeLog.to(data, "headoffice", HeadOfficeLog.Form.JSON, false);
        MDC.put("request", "q1");
        LoggerFactory.getLogger("org.evertill.test")
                .atWarn()
                .addKeyValue("status", 401)
                .setCause(new IllegalStateException("a reason"))
                .log("it \"happened\" at {}\nnow", "noon");
        MDC.remove("request");
        LoggerFactory.getLogger("org.evertill.test").info("another");
        var lines = Files.readAllLines(data.resolve("log/headoffice.log"));
        assertEquals(2, lines.size());
        JsonObject line = JsonParser.parseString(lines.getFirst()).getAsJsonObject();
        assertEquals(
                Set.of(
                        "timestamp",
                        "level",
                        "threadName",
                        "loggerName",
                        "mdc",
                        "kvpList",
                        "formattedMessage",
                        "throwable"),
                line.keySet());
        assertEquals(
                "it \"happened\" at noon\nnow", line.get("formattedMessage").getAsString());
        assertEquals("q1", line.getAsJsonObject("mdc").get("request").getAsString());
        assertEquals("[{\"status\":\"401\"}]", line.get("kvpList").toString());
        String page = Files.readString(Path.of("../../docs/operations.md"));
        line.keySet().forEach(field -> assertTrue(page.contains("`" + field + "`"), field));
    }

    @Test
    void aLineOfTextCarriesTheRequest() throws IOException {
        HeadOfficeLog.to(data, "headoffice", HeadOfficeLog.Form.TEXT, false);
        MDC.put("request", "q1");
        LoggerFactory.getLogger("org.evertill.test").info("it happened");
        MDC.remove("request");
        String line = Files.readString(data.resolve("log/headoffice.log"));
        assertTrue(line.contains("] q1 org.evertill.test - it happened"), line);
    }
}
