package org.evertill.sync.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Problem;
import org.evertill.kernel.VersionVector;
import org.jspecify.annotations.Nullable;

/** Messages of every kind with every sort of content, the same for the same seed. */
final class RandomMessages {

    private static final String[] SNIPPETS = {
        "",
        "Käse",
        "\"quoted\"",
        "back\\slash",
        "\n\t\r\b\f",
        "\u0001\u001f",
        "😀🛒",
        "\u2028",
        "</script>",
        "日本",
        "null",
        "12"
    };

    private final RandomGenerator random;

    RandomMessages(RandomGenerator random) {
        this.random = random;
    }

    Enrolment.Request enrolmentRequest() {
        return new Enrolment.Request(
                text(),
                text(),
                text(),
                count() % 2 == 0
                        ? Optional.empty()
                        : Optional.of(new Enrolment.Known(id(), text(), List.of(id(), text()))));
    }

    Enrolment.Answer enrolmentAnswer() {
        return new Enrolment.Answer(id(), text(), text(), text(), text(), serverKeys());
    }

    private List<ServerKey> serverKeys() {
        return Stream.generate(() -> new ServerKey("k".repeat(42) + random.nextInt(10)))
                .limit(random.nextInt(3))
                .toList();
    }

    Session.Request sessionRequest() {
        return new Session.Request(id(), instant(), id(), text());
    }

    Session.Answer sessionAnswer() {
        return new Session.Answer(text(), count());
    }

    Hello.Request helloRequest() {
        var branches = new ArrayList<Hello.Branch>();
        for (int i = random.nextInt(4); i > 0; i--) {
            branches.add(new Hello.Branch(count(), count(), number(), text(), text()));
        }
        return new Hello.Request(id(), count(), text(), number(), text(), instant(), number(), branches, count());
    }

    Hello.Answer helloAnswer() {
        return new Hello.Answer(count(), count(), number(), text(), instant(), serverKeys(), scopes());
    }

    Push.Request pushRequest() {
        long from = 1 + random.nextLong(1_000_000);
        var operations = new ArrayList<Operation>();
        for (int i = random.nextInt(4); i > 0; i--) {
            operations.add(operation(from + operations.size()));
        }
        return new Push.Request(id(), count(), from, text(), operations);
    }

    Apart.Request apartRequest() {
        return new Apart.Request(pushRequest(), helloRequest().branches());
    }

    Push.Answer pushAnswer() {
        return switch (random.nextInt(3)) {
            case 0 -> new Push.Rewind(number(), text());
            case 1 -> new Push.Fork(number());
            default -> new Push.Accepted(number(), text(), count(), remarks());
        };
    }

    Pull.Request pullRequest() {
        Optional<SortedMap<String, Long>> loads = random.nextBoolean() ? Optional.empty() : Optional.of(scopes());
        return new Pull.Request(id(), count(), scopes(), loads, count());
    }

    Pull.Answer pullAnswer() {
        var entries = new ArrayList<Pull.Entry>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.add(new Pull.Entry(
                    text(), number(), text(), id(), number(), random.nextBoolean(), random.nextBoolean(), row()));
        }
        return new Pull.Answer(count(), entries, scopes(), scopes(), number(), random.nextBoolean(), scopes());
    }

    Problem problem() {
        return new Problem("sync.some-reason", text(), Map.of("a", text(), "b" + text(), text()));
    }

    Operation operation(long seq) {
        var kind = OperationKind.values()[random.nextInt(OperationKind.values().length)];
        var contents = Operation.Contents.values()[random.nextInt(3)];
        return new Operation(
                        seq, id(), id(), text(), id(), text(), kind, row(), row(), vector(), hlc(), text(), count(),
                        text())
                .with(row(), row(), contents);
    }

    History.Request historyRequest() {
        return new History.Request(id(), id(), id(), number(), count());
    }

    History.Page historyPage() {
        var entries = new ArrayList<History.Entry>();
        for (int i = random.nextInt(3); i > 0; i--) {
            entries.add(new History.Entry(
                    number(),
                    random.nextBoolean() ? Optional.of(Instant.ofEpochMilli(random.nextInt())) : Optional.empty(),
                    new History.Author(text(), id(), text(), text()),
                    number(),
                    OperationKind.values()[random.nextInt(OperationKind.values().length)],
                    text(),
                    hlc(),
                    row(),
                    row(),
                    text(),
                    text(),
                    losses()));
        }
        return new History.Page(entries, number());
    }

    private List<History.Loss> losses() {
        return random.nextBoolean()
                ? List.of()
                : List.of(new History.Loss(
                        Instant.ofEpochMilli(random.nextInt()), text(), text(), row(), id(), number(), row()));
    }

    RandomRows rows() {
        return new RandomRows(random, this);
    }

    private List<Push.Remark> remarks() {
        var remarks = new ArrayList<Push.Remark>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var verdict = Push.Verdict.values()[random.nextInt(Push.Verdict.values().length)];
            remarks.add(new Push.Remark(number(), verdict, text()));
        }
        return remarks;
    }

    Row row() {
        var values = new TreeMap<String, @Nullable Object>();
        for (int i = random.nextInt(6); i > 0; i--) {
            values.put("c" + text(), value());
        }
        return new Row(values);
    }

    private @Nullable Object value() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextBoolean() ? random.nextLong() : Long.valueOf(Long.MIN_VALUE);
            default -> text();
        };
    }

    VersionVector vector() {
        var vector = VersionVector.EMPTY;
        for (int i = random.nextInt(3); i > 0; i--) {
            vector = vector.with("r" + text(), 1 + number() / 2);
        }
        return vector;
    }

    private SortedMap<String, Long> scopes() {
        var scopes = new TreeMap<String, Long>();
        for (int i = random.nextInt(4); i > 0; i--) {
            scopes.put("store:" + text(), number());
        }
        return scopes;
    }

    String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(SNIPPETS[random.nextInt(SNIPPETS.length)]);
        }
        return text.toString();
    }

    private Instant instant() {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    private Hlc hlc() {
        return new Hlc(random.nextLong(1L << 48), random.nextInt(1 << 16));
    }

    String id() {
        return new Nanoid(random).next();
    }

    int count() {
        return random.nextInt(Integer.MAX_VALUE);
    }

    long number() {
        return random.nextBoolean() ? random.nextLong(Long.MAX_VALUE) : random.nextLong(100);
    }
}
