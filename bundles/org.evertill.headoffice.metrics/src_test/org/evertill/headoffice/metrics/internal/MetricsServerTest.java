package org.evertill.headoffice.metrics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.evertill.headoffice.metrics.MetricsServer;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

    private static final Pattern LINE =
            Pattern.compile("[a-z_]+(\\{([a-z]+=\"[^\"\\\\]*\"(,[a-z]+=\"[^\"\\\\]*\")*)\\})? [-+0-9.E]+");

    private final HttpClient client = HttpClient.newHttpClient();
    private final MetricsServer server = new JettyMetricsServer(Clock.systemUTC());
    private final MetricsServer.Running running =
            server.start("127.0.0.1", 0, "0.1.0").orThrow();

    @AfterEach
    void close() {
        running.close();
        client.close();
    }

    @Test
    void whatIsToldIsCounted() throws Exception {
        var traffic = assertInstanceOf(Traffic.class, running.traffic());
        traffic.began();
        traffic.began();
        traffic.ended();
        traffic.answered("/sync/v1/push", 200, "", Duration.ofMillis(30));
        traffic.answered("/sync/v1/push", 200, "", Duration.ofSeconds(100));
        traffic.answered("/sync/v1/push", 403, "auth.revoked", Duration.ofMillis(1));
        traffic.waited(Duration.ofMillis(250));
        traffic.streams(7);
        traffic.pushed(10, new Push.Accepted(10, "h", 4, List.of()));
        traffic.pushed(10, new Push.Rewind(3, "h"));
        traffic.pulled(12);
        String text = get(running.address()).body();
        for (String line : List.of(
                "evertill_info{version=\"0.1.0\"} 1",
                "evertill_requests_total{path=\"/sync/v1/push\",status=\"200\"} 2",
                "evertill_requests_total{path=\"/sync/v1/push\",status=\"403\"} 1",
                "evertill_problems_total{code=\"auth.revoked\"} 1",
                "evertill_request_seconds_bucket{path=\"/sync/v1/push\",le=\"0.005\"} 1",
                "evertill_request_seconds_bucket{path=\"/sync/v1/push\",le=\"0.05\"} 2",
                "evertill_request_seconds_bucket{path=\"/sync/v1/push\",le=\"60\"} 2",
                "evertill_request_seconds_bucket{path=\"/sync/v1/push\",le=\"+Inf\"} 3",
                "evertill_request_seconds_sum{path=\"/sync/v1/push\"} 100.031",
                "evertill_request_seconds_count{path=\"/sync/v1/push\"} 3",
                "evertill_requests_under_way 1",
                "evertill_turn_waits_total 1",
                "evertill_turn_wait_seconds_total 0.25",
                "evertill_streams_open 7",
                "evertill_pushes_total{answer=\"accepted\"} 1",
                "evertill_pushes_total{answer=\"rewind\"} 1",
                "evertill_push_operations_total{outcome=\"received\"} 6",
                "evertill_push_operations_total{outcome=\"duplicate\"} 4",
                "evertill_pull_rows_total 12")) {
            assertTrue(text.contains("\n" + line + "\n"), line + " is not in\n" + text);
        }
    }

    /** As Prometheus reads it: a head for each metric, once, and every series behind its own. */
    @Test
    void everyLineIsOfTheFormat() throws Exception {
        running.traffic().answered("other", 404, "http.not-found", Duration.ofMillis(1));
        var answer = get(running.address());
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.headers().firstValue("content-type").orElseThrow());
        var seen = new HashSet<String>();
        String metric = "";
        for (String line : answer.body().split("\n")) {
            if (line.startsWith("# TYPE ")) {
                metric = line.split(" ")[2];
                assertTrue(seen.add(metric), line);
            } else if (!line.startsWith("# HELP ")) {
                assertTrue(LINE.matcher(line).matches(), line);
                assertTrue(line.startsWith(metric), line);
            }
        }
        assertTrue(seen.contains("jvm_threads"), seen.toString());
    }

    @Test
    void nothingElseIsThere() throws Exception {
        assertEquals(404, get(running.address().resolve("/")).statusCode());
        var post = HttpRequest.newBuilder(running.address())
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertEquals(404, client.send(post, BodyHandlers.discarding()).statusCode());
        var again = server.start("127.0.0.1", running.address().getPort(), "0.1.0");
        var problem = assertInstanceOf(Outcome.Failed.class, again).problem();
        assertEquals("headoffice.metrics-port", problem.code());
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
