package org.evertill.settings;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which values a setting can have, and how they are written. A chain's own settings may bring types of their own. */
public interface SettingType<T> {

    /** Characters of a value as it is written, at most. */
    int MAX_TEXT = 4_000;

    /** The value that a text stands for; empty when it stands for none. Never throws. */
    Optional<T> parse(String text);

    /** A value as it is written; {@link #parse} gives it back. */
    String write(T value);

    /** What can be written, in a few words: {@code yes or no}. */
    String shape();

    /** Yes or no. */
    static SettingType<Boolean> yesNo() {
        return new YesNo();
    }

    /** A whole number between two, both included. */
    static SettingType<Integer> number(int least, int most) {
        return new Numbers(least, most);
    }

    /** One of some constants, written in small letters with hyphens. */
    static <E extends Enum<E>> SettingType<E> oneOf(Class<E> constants) {
        return new Choice<>(constants);
    }

    /** An amount of whatever currency the place has, zero or more. */
    static SettingType<BigDecimal> amount() {
        return new Amounts();
    }

    /** Any text of one line that is not blank. */
    static SettingType<String> text(int maxLength) {
        return new Line(maxLength);
    }

    /** See {@link #yesNo}. */
    record YesNo() implements SettingType<Boolean> {

        @Override
        public Optional<Boolean> parse(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "yes" -> Optional.of(true);
                case "no" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public String write(Boolean value) {
            return value ? "yes" : "no";
        }

        @Override
        public String shape() {
            return "yes or no";
        }
    }

    /** See {@link #number}. */
    record Numbers(int least, int most) implements SettingType<Integer> {

        @Override
        public Optional<Integer> parse(String text) {
            try {
                return Optional.of(Integer.valueOf(text.strip())).filter(n -> n >= least && n <= most);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Override
        public String write(Integer value) {
            return value.toString();
        }

        @Override
        public String shape() {
            return "a whole number from " + least + " to " + most;
        }
    }

    /** See {@link #amount}. */
    record Amounts() implements SettingType<BigDecimal> {

        private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);
        private static final int DECIMALS = 3;

        @Override
        public Optional<BigDecimal> parse(String text) {
            try {
                return Optional.of(new BigDecimal(text.strip()))
                        .filter(n -> n.signum() >= 0 && n.compareTo(MOST) <= 0 && n.scale() <= DECIMALS)
                        .filter(n -> n.precision() <= MOST.precision() + DECIMALS);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Override
        public String write(BigDecimal value) {
            return value.toPlainString();
        }

        @Override
        public String shape() {
            return "an amount like 50 or 19.90, zero or more";
        }
    }

    /** See {@link #oneOf}. */
    record Choice<E extends Enum<E>>(Class<E> constants) implements SettingType<E> {

        @Override
        public Optional<E> parse(String text) {
            String wanted = text.strip().toLowerCase(Locale.ROOT);
            return Arrays.stream(constants.getEnumConstants())
                    .filter(constant -> write(constant).equals(wanted))
                    .findFirst();
        }

        @Override
        public String write(E value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String shape() {
            return "one of "
                    + Arrays.stream(constants.getEnumConstants())
                            .map(this::write)
                            .collect(Collectors.joining(", "));
        }
    }

    /** See {@link #text}. */
    record Line(int maxLength) implements SettingType<String> {

        @Override
        public Optional<String> parse(String text) {
            return Optional.of(text.strip())
                    .filter(t -> !t.isEmpty()
                            && t.length() <= Math.min(maxLength, MAX_TEXT)
                            && t.chars().noneMatch(Character::isISOControl));
        }

        @Override
        public String write(String value) {
            return value;
        }

        @Override
        public String shape() {
            return "a text of at most " + maxLength + " characters";
        }
    }
}
