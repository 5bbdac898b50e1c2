package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.WireJson;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private static final Problem UNKNOWN = Problem.of("auth.unknown-device", "Nobody knows this till.");
    private static final String ENROL = "/sync/v1/enrol";
    private static final String PUSH = "/sync/v1/push";
    private static final Problem BAD_CODE = Problem.of("enrolment.bad-code", "No such code.");

    private Instant now = Instant.parse("2026-11-28T09:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Strangers strangers = new Strangers(clock);

    @Test
    void sixtyRefusalsInAMinuteAreEnough() throws Exception {
        var from = address("203.0.113.7");
        refuse(from, Strangers.MAX_REFUSALS - 1);
        assertEquals("", told(from, PUSH));
        now = now.plusSeconds(10);
        strangers.told(from, BAD_CODE);
        assertEquals("auth.too-many-refusals 50", told(from, PUSH));
        assertEquals("auth.too-many-refusals 50", told(from, ENROL));
        assertEquals("", told(address("203.0.113.8"), PUSH), "another address");
        now = now.plusMillis(49_500);
        assertEquals("auth.too-many-refusals 1", told(from, PUSH));
        now = now.plusMillis(500);
        assertEquals("", told(from, PUSH), "a minute is over");
        strangers.told(from, UNKNOWN);
        assertEquals("", told(from, PUSH), "counted anew");
    }

    @Test
    void onlyCredentialsAndCodesCount() throws Exception {
        var from = address("203.0.113.7");
        for (int times = 0; times < 1_000; times++) {
            strangers.told(from, Problem.of("sync.malformed", "Not read."));
        }
        assertEquals("", told(from, PUSH));
        var here = address("127.0.0.1");
        refuse(here, 1_000);
        refuse(address("::1"), 1_000);
        assertEquals("", told(here, PUSH));
        assertEquals("", told(address("::1"), ENROL));
    }

    /** Behind one address there may be a whole shop, of which one till is shut out. */
    @Test
    void oneBadTillDoesNotShutItsShopOut() throws Exception {
        var shop = address("203.0.113.7");
        strangers.answered(shop);
        refuse(shop, 10_000);
        assertEquals("", told(shop, PUSH));
        assertEquals(
                "auth.too-many-refusals 60", told(shop, ENROL), "codes are guessed by those who have no credential");
        now = now.plus(Strangers.TRUST);
        refuse(shop, Strangers.MAX_REFUSALS);
        assertEquals("auth.too-many-refusals 60", told(shop, PUSH), "not heard of for a day");
    }

    @Test
    void aNetworkOfIpv6CountsAsOne() throws Exception {
        refuse(address("2001:db8:1:2::1"), Strangers.MAX_REFUSALS);
        assertEquals("auth.too-many-refusals 60", told(address("2001:db8:1:2:ffff::9"), PUSH));
        assertEquals("", told(address("2001:db8:1:3::1"), PUSH));
    }

    @Test
    void aClockThatIsSetBackShutsNobodyOutForLong() throws Exception {
        var from = address("203.0.113.7");
        refuse(from, Strangers.MAX_REFUSALS);
        now = now.minusSeconds(3_600);
        assertEquals("", told(from, PUSH));
    }

    @Test
    void whatIsRememberedIsBounded() throws Exception {
        var first = address("203.0.113.7");
        var shop = address("203.0.113.8");
        strangers.answered(shop);
        refuse(first, Strangers.MAX_REFUSALS);
        refuse(shop, Strangers.MAX_REFUSALS);
        for (int i = 1; i < Strangers.MAX_ADDRESSES; i++) {
            strangers.told(numbered(i), UNKNOWN);
        }
        assertEquals("", told(first, PUSH), "the oldest is forgotten");
        assertEquals("auth.too-many-refusals 60", told(shop, ENROL));
        for (int i = 0; i < 2 * Strangers.MAX_ADDRESSES; i++) {
            strangers.told(numbered(i), UNKNOWN);
        }
        refuse(shop, Strangers.MAX_REFUSALS);
        assertEquals("", told(shop, PUSH), "bad addresses do not drive out a good one");
    }

    /** A real server, for which this machine counts as far away. */
    @Test
    void theServerSaysWhenToComeAgainAndDoesNotAsk() throws Exception {
        var headOffice = new ScriptedHeadOffice();
        var server = new JettySyncServer(new Strangers(clock, address -> false), 8, Waits.USUAL);
        try (var running = server.start(ServerSettings.insecureLoopback(0), headOffice)
                        .orThrow();
                var client = HttpClient.newHttpClient()) {
            var statuses = new TreeSet<Integer>();
            for (int times = 0; times < Strangers.MAX_REFUSALS; times++) {
                statuses.add(ask(client, running.address() + "/sync/v1/hello", "a guess")
                        .statusCode());
            }
            assertEquals(Set.of(401), statuses);
            var answer = ask(client, running.address() + "/sync/v1/enrol", "");
            assertEquals(429, answer.statusCode());
            assertEquals("60", answer.headers().firstValue("retry-after").orElseThrow());
            var problem = WireJson.PROBLEM.read(new StringReader(answer.body()));
            assertEquals("auth.too-many-refusals", problem.code());
            int asked = headOffice.authenticated.get();
            assertEquals(
                    429,
                    ask(client, running.address() + "/sync/v1/push", "secret").statusCode());
            assertEquals(asked, headOffice.authenticated.get());
            assertEquals(
                    200,
                    client.send(
                                    HttpRequest.newBuilder(running.address().resolve("/health/ready"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode());
            now = now.plusSeconds(60);
            assertTrue(
                    ask(client, running.address() + "/sync/v1/push", "secret").statusCode() != 429);
        }
    }

    private static HttpResponse<String> ask(HttpClient client, String address, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(java.net.URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private void refuse(InetAddress from, int times) {
        for (int i = 0; i < times; i++) {
            strangers.told(from, UNKNOWN);
        }
    }

    private String told(InetAddress from, String path) {
        return strangers
                .refusal(from, path)
                .map(problem -> problem.code() + " " + problem.facts().get("seconds"))
                .orElse("");
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private static InetAddress numbered(int number) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number});
    }
}
