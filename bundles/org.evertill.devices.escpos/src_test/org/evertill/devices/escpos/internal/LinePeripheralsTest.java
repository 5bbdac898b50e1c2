package org.evertill.devices.escpos.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.evertill.devices.simulated.SimulatedDisplay;
import org.evertill.devices.simulated.SimulatedScale;
import org.evertill.devices.simulated.SimulatedScanner;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against devices that speak over real sockets. */
@Timeout(60)
class LinePeripheralsTest {

    private final LinePeripherals peripherals = new LinePeripherals();

    @ParameterizedTest
    @CsvSource({
        "S S      1.234 kg, 1.234",
        "S S     12.5 kg, 12.5",
        "S S       250 g, 0.25",
        "S S    1234.5 g, 1.235",
        "S S      0.000 kg, device.scale-empty",
        "S S     -0.010 kg, device.scale-empty",
        "S I, device.scale-moving",
        "S +, device.scale-range",
        "S -, device.scale-range",
        "S D      1.234 kg, device.scale-unclear",
        "S S      1.234 lb, device.scale-unclear",
        "S S      1.234, device.scale-unclear",
        "ES, device.scale-unclear"
    })
    void onlyAWeightAtRestWithItsUnitIsOne(String answer, String expected) throws IOException {
        try (var device = SimulatedScale.start()) {
            device.shows(answer);
            var weighed = peripherals.scale(address(device.port())).orThrow().weigh();
            assertEquals(
                    expected,
                    switch (weighed) {
                        case Outcome.Ok<Quantity>(var weight) -> weight.toString();
                        case Outcome.Failed<Quantity>(var problem) -> problem.code();
                    });
        }
    }

    @Test
    void aScaleThatIsOffIsOffline() throws IOException {
        int port;
        try (var device = SimulatedScale.start()) {
            port = device.port();
        }
        assertEquals(
                "device.scale-offline",
                code(peripherals.scale(address(port)).orThrow().weigh()));
    }

    @Test
    void everyCodeComesOnceAndInOrderAlsoAfterTheCableWasOut() throws Exception {
        try (var device = SimulatedScanner.start()) {
            var codes = new LinkedBlockingQueue<String>();
            var scanner = new LineScanner(() -> TcpLine.to("127.0.0.1", device.port()), Duration.ofMillis(50));
            var ended = scanner.listen(codes::add);
            device.scan("4006381333931\r\n");
            device.scan("]C1010400638133393110LOT\u001d17261231\r");
            device.scan("x".repeat(600));
            device.scan("\r42\n");
            assertEquals("4006381333931", codes.poll(10, TimeUnit.SECONDS));
            assertEquals("]C1010400638133393110LOT\u001d17261231", codes.poll(10, TimeUnit.SECONDS));
            assertEquals("42", codes.poll(10, TimeUnit.SECONDS), "noise is no code");
            device.hangUp();
            TimeUnit.MILLISECONDS.sleep(300);
            device.scan("7\r");
            assertEquals("7", codes.poll(10, TimeUnit.SECONDS));
            ended.run();
        }
    }

    @Test
    void theCustomerSeesTwoLines() throws Exception {
        try (var device = SimulatedDisplay.start()) {
            var display = peripherals.display(address(device.port())).orThrow();
            assertEquals(Optional.empty(), display.show("Bio-\u00c4pfel, \u001b@rot und knackig", "3,49 \u20ac"));
            var wanted = List.of("Bio-\u00c4pfel, @rot und", "3,49 \u20ac");
            for (int i = 0; i < 200 && !device.lines().equals(wanted); i++) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertEquals(wanted, device.lines());
        }
    }

    @Test
    void theirAddressIsOnTheNetwork() {
        for (String address : List.of("tcp://host", "file:///dev/ttyS0", "host:1")) {
            assertEquals("device.bad-address", code(peripherals.scale(URI.create(address))), address);
        }
    }

    private static URI address(int port) {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    private static String code(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Failed<?>(var problem) -> problem.code();
            case Outcome.Ok<?>(var value) -> "ok: " + value;
        };
    }
}
