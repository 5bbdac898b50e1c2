package org.evertill.devices.escpos.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.evertill.devices.Scale;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scale that is asked. Only a weight at rest counts, and only with its unit: a guess would be money. Source: Mettler-Toledo, MT-SICS
 * interface commands, level 0: {@code S} is answered with the weight when it is stable.
 */
final class SicsScale implements Scale {

    private static final Logger LOG = LoggerFactory.getLogger(SicsScale.class);

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MAX_ANSWER = 80;
    private static final byte[] WEIGH = "S\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern STABLE = Pattern.compile("S S\\s+(-?[0-9]{1,7}(?:\\.[0-9]{1,6})?) (kg|g)");

    private final Line.Opener opener;

    SicsScale(Line.Opener opener) {
        this.opener = opener;
    }

    @Override
    public synchronized Outcome<Quantity> weigh() {
        try (var line = opener.open()) {
            new Answers(line).send(WEIGH);
            return weight(answer(line));
        } catch (IOException e) {
            LOG.debug("the scale is not there", e);
            return Outcome.failed(
                    "device.scale-offline",
                    "The scale does not answer. Check its cable and switch it on, or type the weight.");
        }
    }

    private static String answer(Line line) throws IOException {
        var answer = new StringBuilder();
        for (int b = line.read(LIMIT); b != '\n'; b = line.read(LIMIT)) {
            if (b == Line.NOTHING || answer.length() >= MAX_ANSWER) {
                throw new IOException("no whole answer: " + answer);
            }
            answer.append((char) b);
        }
        return answer.toString().strip();
    }

    private static Outcome<Quantity> weight(String answer) {
        return switch (answer) {
            case "S I" ->
                Outcome.failed(
                        "device.scale-moving", "The scale does not come to rest. Let go of the goods and weigh again.");
            case "S +", "S -" ->
                Outcome.failed(
                        "device.scale-range",
                        "The scale is loaded with too much, or with less than nothing. Empty it, set it to zero, weigh again.");
            default -> stable(answer);
        };
    }

    private static Outcome<Quantity> stable(String answer) {
        var read = STABLE.matcher(answer);
        if (!read.matches()) {
            return Outcome.failed(
                    "device.scale-unclear",
                    "The scale's answer is no weight in kilograms or grams. Set the scale to MT-SICS and kilograms, or type"
                            + " the weight.");
        }
        var number = new BigDecimal(read.group(1));
        var kilograms = read.group(2).equals("g") ? number.scaleByPowerOfTen(-3) : number;
        var weight = Quantity.of(kilograms.setScale(Quantity.DECIMALS, RoundingMode.HALF_UP));
        return weight.isNegative() || weight.isZero()
                ? Outcome.failed("device.scale-empty", "Nothing is on the scale. Put the goods on it and weigh again.")
                : Outcome.ok(weight);
    }
}
