package org.evertill.devices.escpos.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.evertill.devices.Scanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scanner that ends each code with a carriage return or a line feed. The separator within GS1 codes is kept. A line that breaks is opened
 * again for as long as somebody listens.
 */
final class LineScanner implements Scanner {

    private static final Logger LOG = LoggerFactory.getLogger(LineScanner.class);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Line.Opener opener;
    private final Duration callAgain;

    LineScanner(Line.Opener opener, Duration callAgain) {
        this.opener = opener;
        this.callAgain = callAgain;
    }

    @Override
    public Runnable listen(Consumer<String> codes) {
        var listening = new Listening(codes);
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("scanner").factory());
        thread.scheduleWithFixedDelay(listening::listen, 0, callAgain.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            listening.isEnded = true;
            thread.shutdownNow();
        };
    }

    /** One who listens. */
    private final class Listening {

        private final Consumer<String> codes;
        private final ByteArrayOutputStream code = new ByteArrayOutputStream();
        private boolean isNoise;
        private volatile boolean isEnded;

        Listening(Consumer<String> codes) {
            this.codes = codes;
        }

        /** Until the line breaks. Never throws: the executor would not call again. */
        void listen() {
            code.reset();
            try (var line = opener.open()) {
                while (!isEnded) {
                    int b = line.read(LOOK);
                    if (b != Line.NOTHING) {
                        take(b);
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("the scanner's line broke", e);
            }
        }

        private void take(int b) {
            if (b != '\r' && b != '\n') {
                code.write(b);
                isNoise |= code.size() > MAX_CODE;
                if (isNoise) {
                    code.reset();
                }
                return;
            }
            String text = code.toString(StandardCharsets.UTF_8).strip();
            code.reset();
            if (!text.isEmpty() && !isNoise) {
                codes.accept(text);
            }
            isNoise = false;
        }
    }
}
