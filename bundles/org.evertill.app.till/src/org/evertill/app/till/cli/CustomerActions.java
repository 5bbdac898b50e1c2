package org.evertill.app.till.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.Detail;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code customer} does. */
final class CustomerActions {

    private static final String WHO = "Number or identifier.";

    private CustomerActions() {}

    /** What is typed about somebody. */
    abstract static class WithDetails extends CustomerAction {

        @Option(names = "--number", paramLabel = "TEXT", description = "Customer number. Default: the next one here.")
        @Nullable
        String number;

        @Option(names = "--name", paramLabel = "TEXT", description = "Name of a person or a firm.")
        @Nullable
        String name;

        @Option(names = "--email", paramLabel = "TEXT", description = "E-mail address.")
        @Nullable
        String email;

        @Option(names = "--phone", paramLabel = "TEXT", description = "Telephone.")
        @Nullable
        String phone;

        @Option(names = "--country", paramLabel = "TEXT", description = "Country.")
        @Nullable
        String country;

        @Option(names = "--tax-number", paramLabel = "TEXT", description = "Tax number of a firm.")
        @Nullable
        String taxNumber;

        @Option(names = "--group", paramLabel = "TEXT", description = "Group whose prices and promotions hold.")
        @Nullable
        String group;

        final Map<Detail, String> details() {
            var details = new EnumMap<Detail, String>(Detail.class);
            put(details, Detail.NUMBER, number);
            put(details, Detail.NAME, name);
            put(details, Detail.EMAIL, email);
            put(details, Detail.PHONE, phone);
            put(details, Detail.COUNTRY, country);
            put(details, Detail.TAX_NUMBER, taxNumber);
            put(details, Detail.GROUP, group);
            return details;
        }

        private static void put(Map<Detail, String> details, Detail detail, @Nullable String text) {
            if (text != null) {
                details.put(detail, text);
            }
        }
    }

    /** A new one. */
    @Command(name = "create", description = "Enters a customer, and says who may be the same person.")
    static final class Create extends WithDetails {

        @Override
        Outcome<List<String>> act(CustomerDesk desk, String staffId) {
            return desk.create(staffId, details()).map(entered -> {
                var lines = new ArrayList<>(CustomerLines.of(entered.customer()));
                entered.alike()
                        .forEach(pair -> lines.add("perhaps the same: "
                                + CustomerLines.other(pair, entered.customer().id())));
                return lines;
            });
        }
    }

    /** A change. */
    @Command(name = "edit", description = "Changes what is named; an empty text takes away what was there.")
    static final class Edit extends WithDetails {

        @Parameters(paramLabel = "CUSTOMER", description = WHO)
        String customer = "";

        @Override
        Outcome<List<String>> act(CustomerDesk desk, String staffId) {
            return desk.edit(staffId, new CustomerDesk.Edit(customer, details(), Optional.empty()))
                    .map(CustomerLines::of);
        }
    }

    /** Looking for one. */
    @Command(
            name = "find",
            description = "Finds customers by number, e-mail, telephone or words of the name, at most "
                    + CustomerDesk.MAX_FOUND + ".")
    static final class Find extends CustomerAction {

        @Parameters(paramLabel = "WORDS", arity = "1..*", description = "As somebody says it; beginnings are enough.")
        List<String> words = List.of();

        @Override
        Outcome<List<String>> act(CustomerDesk desk, String staffId) {
            return desk.find(staffId, String.join(" ", words)).map(CustomerLines::found);
        }
    }

    /** One. */
    @Command(name = "show", description = "Shows what is known of a customer, and who was merged into this one.")
    static final class Show extends CustomerAction {

        @Parameters(paramLabel = "CUSTOMER", description = WHO)
        String customer = "";

        @Override
        Outcome<List<String>> act(CustomerDesk desk, String staffId) {
            return desk.show(staffId, customer).map(CustomerLines::of);
        }
    }

    /** What one bought. */
    @Command(
            name = "history",
            description = "Shows what a customer bought in this store, as far back as this till keeps sales.")
    static final class History extends CustomerAction {

        @Parameters(paramLabel = "CUSTOMER", description = WHO)
        String customer = "";

        @Option(names = "--last", paramLabel = "N", description = "How many are listed. Default: ${DEFAULT-VALUE}.")
        int last = 20;

        @Override
        Outcome<List<String>> act(CustomerDesk desk, String staffId) {
            return desk.history(staffId, customer, last).map(CustomerLines::of);
        }
    }

    /** Who may be one person. */
    @Command(name = "duplicates", description = "Lists which customers may be one person, and what they have alike.")
    static final class DuplicatesOfAll extends CustomerAction {

        @Override
        Outcome<List<String>> act(CustomerDesk desk, String staffId) {
            return desk.duplicates(staffId)
                    .map(pairs -> pairs.isEmpty()
                            ? List.of("none")
                            : pairs.stream().map(CustomerLines::of).toList());
        }
    }

    /** One person. */
    @Command(
            name = "merge",
            description =
                    "Says that two are one person: the second goes on in place of the first. Nothing is copied, and"
                            + " 'separate' takes it back.")
    static final class Merge extends CustomerAction {

        @Parameters(index = "0", paramLabel = "DUPLICATE", description = WHO)
        String duplicate = "";

        @Parameters(index = "1", paramLabel = "CUSTOMER", description = "Who goes on: number or identifier.")
        String survivor = "";

        @Override
        Outcome<List<String>> act(CustomerDesk desk, String staffId) {
            return desk.merge(staffId, duplicate, survivor).map(CustomerLines::of);
        }
    }

    /** Two people after all. */
    @Command(name = "separate", description = "Takes back that a customer was merged into another one.")
    static final class Separate extends CustomerAction {

        @Parameters(paramLabel = "MERGED", description = "The one that was merged: number or identifier.")
        String merged = "";

        @Override
        Outcome<List<String>> act(CustomerDesk desk, String staffId) {
            return desk.separate(staffId, merged).map(CustomerLines::of);
        }
    }
}
