package org.evertill.accounting;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;

/**
 * Which account gets what: names as they stand in docs/reports.md, {@code revenue.1900}, {@code tender.card}, {@code tender.*}. A chain
 * has a file of its own, of which what it does not name is as in the built-in table.
 */
public final class Accounts {

    static final String LIABILITY = "liability";
    static final String RECEIVABLE = "receivable";

    private static final String BUILT_IN = "accounts.properties";
    private static final Pattern NAME = Pattern.compile("[a-z-]+(\\.([a-z0-9-]{1,40}|\\*))?");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9.-]{1,20}");

    private final Map<String, String> table;

    /** What a chain said itself. */
    private final Set<String> own;

    private Accounts(Map<String, String> table, Set<String> own) {
        this.table = table;
        this.own = own;
    }

    /** The built-in table, with numbers like those of the German SKR 03. */
    public static Accounts builtIn() {
        try (InputStream in = Objects.requireNonNull(Accounts.class.getResourceAsStream(BUILT_IN))) {
            var table = new TreeMap<String, String>();
            read(in, table);
            return new Accounts(table, Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chain's own file over the built-in table. Problem: {@code accounting.bad-accounts} with what is wrong in it. */
    public static Outcome<Accounts> of(Path file) {
        var own = new TreeMap<String, String>();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(in);
            properties.stringPropertyNames().forEach(name -> own.put(name, value(properties, name)));
        } catch (IOException | IllegalArgumentException e) {
            return bad(
                    "The table of accounts " + file + " cannot be read. Check that it is there, and is text in UTF-8.");
        }
        var known = builtIn();
        for (Map.Entry<String, String> entry : own.entrySet()) {
            if (!NAME.matcher(entry.getKey()).matches()
                    || !known.hasKind(entry.getKey())
                    || !ACCOUNT.matcher(entry.getValue()).matches()) {
                return bad("The table of accounts says \"" + entry.getKey() + " = " + entry.getValue()
                        + "\". A name is one of docs/reports.md, an account 1 to 20 letters and digits.");
            }
        }
        var table = new TreeMap<>(known.table);
        table.putAll(own);
        return Outcome.ok(new Accounts(table, Set.copyOf(own.keySet())));
    }

    /**
     * The same that knows what the chain's tenders are: what is taken off a gift card, a voucher or a credit ends what was owed, and what
     * is put on account is owed by the customer, whatever the chain calls them. What the chain said of a tender itself stands.
     */
    public Accounts of(Collection<TenderKind> kinds) {
        var known = new TreeMap<>(table);
        for (TenderKind kind : kinds) {
            String name = "tender." + kind.id();
            if (kind.type().isStored() && !own.contains(name)) {
                known.put(name, of(kind.type() == TenderType.ACCOUNT ? RECEIVABLE : LIABILITY));
            }
        }
        return new Accounts(known, own);
    }

    /** The table as a file has it, a line each. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        table.forEach((name, account) -> lines.add(name + " = " + account));
        return lines;
    }

    /** The account of a kind and something of it; of all else of the kind where that has none of its own. */
    String of(String kind, String what) {
        return Optional.ofNullable(table.get(kind + "." + what))
                .or(() -> Optional.ofNullable(table.get(kind + ".*")))
                .orElseThrow(() -> new IllegalStateException("the built-in table has no " + kind + ".*"));
    }

    /** The account of a kind that has but one. */
    String of(String kind) {
        return Objects.requireNonNull(table.get(kind), kind);
    }

    /** The tax code of a rate; empty for one that has none. */
    Optional<String> taxCode(String rate) {
        return Optional.ofNullable(table.get("tax-code." + rate));
    }

    private boolean hasKind(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? table.containsKey(name)
                : table.keySet().stream().anyMatch(key -> key.startsWith(name.substring(0, dot + 1)));
    }

    private static void read(InputStream in, Map<String, String> table) throws IOException {
        var properties = new Properties();
        properties.load(in);
        properties.stringPropertyNames().forEach(name -> table.put(name, value(properties, name)));
    }

    private static String value(Properties properties, String name) {
        return Objects.requireNonNullElse(properties.getProperty(name), "").strip();
    }

    private static Outcome<Accounts> bad(String message) {
        return Outcome.failed(Problem.of("accounting.bad-accounts", message));
    }
}
