package org.evertill.exchange.internal;

import java.util.HashSet;
import java.util.Set;
import org.evertill.exchange.HistoryReplay.Options;

/** Which invoices of a file are replayed: the first so many, in the order of the file, that the options ask for. */
final class RetailSelection {

    private final Options options;
    private final Set<String> selected = new HashSet<>();

    RetailSelection(Options options) {
        this.options = options;
    }

    /** Whether an invoice is one of them; asked in the order of the file. */
    boolean takes(String number) {
        if (selected.contains(number)) {
            return true;
        }
        boolean odd = (number.charAt(number.length() - 1) - '0') % 2 == 1;
        boolean wanted = switch (options.where()) {
            case ALL -> true;
            case ODD -> odd;
            case EVEN -> !odd;
        };
        return wanted && !isFull() && selected.add(number);
    }

    /** Whether no further invoice can be selected. */
    boolean isFull() {
        return options.limit().isPresent() && selected.size() >= options.limit().getAsLong();
    }

    int size() {
        return selected.size();
    }
}
