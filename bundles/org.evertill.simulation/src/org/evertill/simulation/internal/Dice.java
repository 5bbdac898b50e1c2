package org.evertill.simulation.internal;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Nanoid;

/** All chance of one run, from its seed. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A number from 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A stream of its own, so that what it is used for does not shift the others' luck. */
    RandomGenerator fork() {
        return random.split();
    }

    /** The same for dice. */
    Dice branch() {
        return new Dice(random.nextLong());
    }

    /** An identifier that nobody has. */
    String word() {
        return Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
    }

    IdSource ids() {
        return new Nanoid(random.split());
    }
}
