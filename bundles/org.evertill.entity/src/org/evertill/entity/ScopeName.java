package org.evertill.entity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How scopes are named: {@code chain}, {@code store:S1}, {@code register:S1-R1}, and {@code facts:S1:2026-11} for what happened
 * at a store in a month. See {@link ScopeKind}.
 */
public final class ScopeName {

    /** What all stores share. */
    public static final String CHAIN = "chain";

    private static final String STORE = "store:";
    private static final String REGISTER = "register:";
    private static final String FACTS = "facts:";
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final int MONTH_LENGTH = "2026-11".length();

    private ScopeName() {}

    public static String store(String storeId) {
        return STORE + storeId;
    }

    public static String register(String registerId) {
        return REGISTER + registerId;
    }

    /** The register that a scope is of, if it is of one. */
    public static Optional<String> registerOf(String scope) {
        return scope.startsWith(REGISTER) ? Optional.of(scope.substring(REGISTER.length())) : Optional.empty();
    }

    /** What stands before the month in the scopes of a store's facts. */
    public static String factsOf(String storeId) {
        return FACTS + storeId + ":";
    }

    /**
     * The facts of a store and month.
     *
     * @param time begins with the month: {@code 2026-11}, {@code 2026-11-23T15:04:05.000Z}
     */
    public static String facts(String storeId, String time) {
        return factsOf(storeId) + time.substring(0, MONTH_LENGTH);
    }

    /** What stands before the month, if it is a scope with a month; else less than the whole name. */
    public static String withoutMonth(String scope) {
        return scope.substring(0, Math.max(0, scope.length() - MONTH_LENGTH));
    }

    /** Whether a scope holds the facts of a store, of whatever month. */
    public static boolean isFactsOf(String storeId, String scope) {
        String before = factsOf(storeId);
        return scope.startsWith(before)
                && MONTH.matcher(scope.substring(before.length())).matches();
    }
}
