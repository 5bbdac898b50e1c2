package org.evertill.staff;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Problem;

/** What wrong PINs in a row bring, wherever they are typed. Pure. */
public final class WrongPins {

    /** Wrong PINs in a row after which the first lock comes. */
    public static final int FREE = 5;

    /** How long the fifth wrong PIN locks, the sixth, and so on; the last is for all that follow. */
    public static final List<Duration> LOCKS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15));

    private WrongPins() {}

    /** How long the last of so many wrong PINs locks; empty while it does not. */
    public static Optional<Duration> lockAfter(int failures) {
        return failures < FREE ? Optional.empty() : Optional.of(LOCKS.get(Math.min(failures - FREE, LOCKS.size() - 1)));
    }

    /** {@code staff.wrong-pin}. */
    public static Problem wrong() {
        return Problem.of("staff.wrong-pin", "The PIN is not right. Type it again.");
    }

    /** {@code staff.locked}, with the seconds to wait. */
    public static Problem locked(Duration remaining) {
        long seconds = (remaining.toMillis() + 999) / 1000;
        return Problem.of(
                        "staff.locked",
                        "There were too many wrong PINs. Wait " + seconds + " seconds, or let a manager unlock you.")
                .with("seconds", seconds);
    }
}
