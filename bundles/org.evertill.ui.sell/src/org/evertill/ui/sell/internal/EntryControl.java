package org.evertill.ui.sell.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Catalogue.Found;
import org.evertill.ui.Messages;

/** What is typed and scanned, and the products that are found by it meanwhile. UI thread. */
final class EntryControl {

    private final Entry entry = new Entry();
    private final ProductSearch search;
    private final SellView view;
    private final Panes panes;
    private final Messages texts;
    private String foundFor = "";
    private boolean chosen;
    private Optional<Contested> contested = Optional.empty();
    private boolean askingForReceipt;
    private int waiting;

    EntryControl(ProductSearch search, SellView view, Panes panes, Messages texts) {
        this.search = search;
        this.view = view;
        this.panes = panes;
        this.texts = texts;
        show();
    }

    /**
     * A code that several products have, while a person chooses.
     *
     * @param unsold keeps the scan when nobody does
     */
    private record Contested(String typed, Runnable unsold) {}

    /** A printable character; {@code timeMs} is the event's own. */
    void type(char character, int timeMs) {
        leaveChoice();
        panes.leave(Pane.RECEIPT);
        panes.leave(Pane.NOT_SOLD);
        panes.leave(Pane.CHOICE);
        entry.type(character, timeMs);
        changed();
    }

    void back() {
        entry.back();
        changed();
    }

    /** Moves the mark in the found products; the first move marks the one that is marked already. */
    void choose(int by) {
        view.found.move(chosen ? by : Math.max(0, by - 1));
        chosen = true;
    }

    /** Ends what was typed and says what it means. */
    Input enter() {
        if (contested.isPresent() && panes.is(Pane.FOUND)) {
            return takeFound();
        }
        var text = entry.text();
        boolean byPerson = !entry.looksScanned() && !Typed.words(text).isEmpty();
        boolean wasChosen = chosen;
        boolean isAnswer = panes.is(Pane.FOUND) && foundFor.equals(Typed.words(text));
        var product = isAnswer ? view.found.selected().map(f -> code(f, text)) : Optional.<String>empty();
        take();
        if (text.isBlank()) {
            return new Input.Confirm();
        }
        if (product.isPresent() && wasChosen) {
            return new Input.Code(product.get(), new Input.Nothing());
        }
        var quantity = Typed.quantityAlone(text);
        if (quantity.isPresent()) {
            return new Input.OfLine(quantity.get());
        }
        return new Input.Code(text, byPerson ? instead(product) : new Input.Nothing());
    }

    private static Input.Instead instead(Optional<String> product) {
        return product.isPresent() ? new Input.Found(product.get()) : new Input.Words();
    }

    /** Takes away what was typed. */
    String take() {
        leaveChoice();
        var text = entry.text();
        entry.clear();
        search.forget();
        chosen = false;
        panes.leave(Pane.FOUND);
        show();
        return text;
    }

    /** The product that was touched in the list, with the quantity that was typed; nothing to be done without one. */
    Input takeFound() {
        var product = view.found.selected();
        var choice = contested.filter(c -> product.isPresent()); // the list is never shown empty
        if (choice.isPresent()) {
            contested = Optional.empty();
            take();
            return new Input.Chosen(
                    choice.get().typed(), product.get().product().id());
        }
        var text = take();
        return product.<Input>map(f -> new Input.Code(code(f, text), new Input.Nothing()))
                .orElseGet(Input.Confirm::new);
    }

    /**
     * Shows the products that have one code, to choose from by keys or touch. The next scan, or Escape, leaves the choice,
     * and then the scan is kept as not sold.
     */
    void chooseBetween(String typed, Runnable unsold) {
        search.claimants(Typed.code(typed), hits -> {
            if (hits.isEmpty() || !entry.isEmpty() || contested.isPresent() || isTaken()) {
                unsold.run();
            } else {
                contested = Optional.of(new Contested(typed, unsold));
                showFound("", hits);
                chosen = true;
            }
        });
    }

    private boolean isTaken() {
        return panes.is(Pane.FOUND) || panes.is(Pane.APPROVAL);
    }

    /** The code between whose products a person is choosing. */
    Optional<String> choosing() {
        return contested.map(Contested::typed);
    }

    /** Nobody has chosen. */
    void leaveChoice() {
        var left = contested;
        contested = Optional.empty();
        left.ifPresent(choice -> {
            panes.leave(Pane.FOUND);
            choice.unsold().run();
        });
    }

    /**
     * Searches for what is no code, shows what is found, the first marked. Does nothing but call {@code none} when nothing
     * is found or the next scan has begun.
     */
    void searchInstead(String typed, Runnable none) {
        search.now(Typed.words(typed), hits -> {
            if (hits.isEmpty() || !entry.isEmpty()) {
                none.run();
            } else {
                typed.chars().forEach(c -> entry.type((char) c, 0));
                showFound(Typed.words(typed), hits);
                chosen = true;
                show();
            }
        });
    }

    boolean isEmpty() {
        return entry.isEmpty();
    }

    String text() {
        return entry.text();
    }

    /** Whether a receipt number is expected next. */
    boolean isAskingForReceipt() {
        return askingForReceipt;
    }

    void askForReceipt(boolean asking) {
        askingForReceipt = asking;
        show();
        view.refreshButtons();
    }

    /** Shows anew what is typed, after something else was asked for in its place. */
    void refresh() {
        show();
    }

    /** Shows how many steps are still being done. */
    void showWaiting(int steps) {
        waiting = steps;
        show();
    }

    private void changed() {
        var words = Typed.words(entry.text());
        chosen = false;
        if (words.isEmpty()) {
            search.forget();
            panes.leave(Pane.FOUND);
        } else {
            search.soon(words, hits -> showFound(words, hits));
        }
        show();
    }

    private void showFound(String words, List<Found> hits) {
        foundFor = words;
        view.found.show(hits, hits.isEmpty() ? -1 : 0);
        panes.show(Pane.FOUND);
    }

    private void show() {
        var hint = texts.get(askingForReceipt ? "entry.receipt" : "entry.hint");
        view.entry.show(Typed.shown(entry.text()), hint, waiting > 1 ? texts.get("entry.waiting", waiting) : "");
    }

    private static String code(Found found, String typed) {
        return Typed.quantityPrefix(typed) + found.product().sku();
    }
}
