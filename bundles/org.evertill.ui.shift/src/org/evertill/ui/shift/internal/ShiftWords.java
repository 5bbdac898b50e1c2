package org.evertill.ui.shift.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.kernel.Money;
import org.evertill.receipt.PlainText;
import org.evertill.shift.CashCount;
import org.evertill.shift.CashMovement;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.DrawerCount;
import org.evertill.shift.ShiftDesk.Found;
import org.evertill.shift.ShiftDesk.Open;
import org.evertill.shift.ShiftReport;
import org.evertill.shift.ShiftSlip;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.TotalsPanel.Content;
import org.evertill.ui.widget.TotalsPanel.Row;

/** What the screen says, in the window's language and by the words of X and Z. Pure. */
final class ShiftWords {

    private static final int SMALL_ROWS = 2;
    private static final String NOTHING = "–";

    private final Messages texts;
    private final Formats formats;

    ShiftWords(Messages texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** X or Z as it is printed. */
    List<String> slip(ShiftReport report) {
        return PlainText.lines(ShiftSlip.document(report, formats.slips()), PlainText.WIDTH);
    }

    /** Something that is known of the shift. */
    record Fact(String what, String detail, String value) {}

    List<Fact> facts(Drawer drawer) {
        return drawer.open().map(this::facts).orElseGet(List::of);
    }

    private List<Fact> facts(Open open) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                texts.get("fact.opened"),
                open.openedBy(),
                formats.dateTime(open.shift().openedAt())));
        open.drawerOf().ifPresent(name -> facts.add(new Fact(texts.get("fact.drawer-of"), "", name)));
        facts.add(
                new Fact(texts.get("fact.float"), "", formats.money(open.shift().openingFloat())));
        facts.add(new Fact(texts.get("fact.receipts"), "", formats.count(open.receipts())));
        open.count().stream().flatMap(ShiftWords::all).forEach(count -> {
            facts.add(new Fact(texts.get("fact.counted"), "", formats.money(count.total())));
            facts.add(new Fact(texts.get("fact.expected"), "", formats.money(count.expected())));
        });
        return facts;
    }

    /** What counts now, large. */
    Content summary(Optional<Drawer> drawer, Task task, String typed) {
        return switch (task) {
            case Task.Amount(var kind) -> large(movement(kind), typed.isEmpty() ? NOTHING : typed);
            case Task.Reason(var kind, var amount) -> large(movement(kind), formats.money(amount));
            case Task.Count(var tally) -> counting(tally);
            case Task.Left left -> large(texts.get("left.label"), typed.isEmpty() ? texts.get("left.all") : typed);
            case Task.Slip slip -> shift(drawer);
            case Task.Overview overview -> shift(drawer);
        };
    }

    /** The store's own currency large, others small. */
    private Content counting(Tally tally) {
        var found = tally.found().stream().map(Found::total).toList();
        var others = found.stream()
                .skip(1)
                .limit(SMALL_ROWS)
                .map(money -> new Row(money.currency().getDisplayName(texts.locale()), formats.money(money)))
                .toList();
        return new Content(others, texts.get("fact.counted"), formats.money(found.getFirst()), Role.TEXT);
    }

    /** The store's own currency first. */
    private static Stream<CashCount> all(DrawerCount count) {
        return Stream.concat(Stream.of(count.own()), count.foreign().stream());
    }

    private static Content large(String label, String amount) {
        return new Content(List.of(), label, amount, Role.TEXT);
    }

    private Content shift(Optional<Drawer> drawer) {
        var open = drawer.flatMap(Drawer::open);
        var count = open.flatMap(Open::count);
        if (count.isPresent()) {
            return difference(count.get().own());
        }
        var number = open.map(some -> formats.count(some.shift().number()));
        return new Content(
                List.of(), texts.get("shift"), number.orElse(NOTHING), number.isPresent() ? Role.TEXT : Role.WARNING);
    }

    private Content difference(CashCount count) {
        var difference = count.difference();
        return new Content(
                List.of(
                        new Row(texts.get("fact.expected"), formats.money(count.expected())),
                        new Row(texts.get("fact.counted"), formats.money(count.total()))),
                texts.get(over(difference)),
                formats.money(difference),
                difference.isZero() ? Role.GOOD : Role.WARNING);
    }

    private static String over(Money difference) {
        return difference.isZero() ? "even" : difference.isNegative() ? "short" : "over";
    }

    /** What to type now. */
    String hint(Optional<Drawer> drawer, Task task) {
        return switch (task) {
            case Task.Overview overview ->
                texts.get(
                        drawer.isEmpty()
                                ? "hint.reading"
                                : drawer.get().open().isEmpty() || drawer.get().needsFloat()
                                        ? "hint.float"
                                        : "hint.choose");
            case Task.Amount(var kind) -> texts.get("hint.amount", movement(kind));
            case Task.Reason(var kind, var amount) ->
                texts.get(kind.needsReason() ? "hint.reason" : "hint.reason-maybe");
            case Task.Count count -> texts.get("hint.count");
            case Task.Left left -> texts.get("hint.left");
            case Task.Slip slip -> texts.get("hint.slip");
        };
    }

    /** What now. */
    Notice news(Optional<Drawer> drawer, Task task) {
        return switch (task) {
            case Task.Overview overview -> drawer.map(this::overview).orElseGet(() -> info(""));
            case Task.Amount(var kind) -> info(texts.get("say.amount." + kind.name()));
            case Task.Reason(var kind, var amount) ->
                info(texts.get(kind.needsReason() ? "say.reason" : "say.reason-maybe"));
            case Task.Count count -> info(texts.get("say.count"));
            case Task.Left left -> info(texts.get("say.left"));
            case Task.Slip slip -> info("");
        };
    }

    private Notice overview(Drawer drawer) {
        if (drawer.open().isEmpty()) {
            return new Notice(Kind.WARNING, texts.get("say.none-open"));
        }
        var count = drawer.open().flatMap(Open::count);
        if (count.isPresent()) {
            return counted(count.get());
        }
        return info(texts.get(drawer.needsFloat() ? "say.needs-float" : "say.open"));
    }

    private Notice counted(DrawerCount count) {
        var differences = all(count)
                .map(CashCount::difference)
                .filter(difference -> !difference.isZero())
                .map(this::missing)
                .collect(Collectors.joining(", "));
        return differences.isEmpty()
                ? new Notice(Kind.GOOD, texts.get("say.even"))
                : new Notice(Kind.WARNING, texts.get("say.differs", differences));
    }

    private String missing(Money difference) {
        return difference.isNegative()
                ? texts.get("missing", formats.money(difference.negated()))
                : texts.get("too-much", formats.money(difference));
    }

    /** What the button of the obvious next step says. */
    String nextStep(Optional<Drawer> drawer, Task task) {
        return switch (task) {
            case Task.Overview overview ->
                texts.get(
                        drawer.isEmpty() || drawer.get().open().isEmpty()
                                ? "next.open"
                                : drawer.get().isCounted()
                                        ? "next.close"
                                        : drawer.get().needsFloat() ? "next.float" : "next.count");
            case Task.Amount amount -> texts.get("next.go-on");
            case Task.Reason(var kind, var amount) -> movement(kind);
            case Task.Count count -> texts.get("next.counted");
            case Task.Left left -> texts.get("next.close");
            case Task.Slip slip -> texts.get("next.done");
        };
    }

    /** As slips call it. */
    String movement(CashMovementKind kind) {
        return texts.get("movement." + kind.name());
    }

    Notice moved(CashMovement moved) {
        var amount = moved.amount().isNegative() ? moved.amount().negated() : moved.amount();
        return new Notice(Kind.GOOD, texts.get("say.moved", movement(moved.kind()), formats.money(amount)));
    }

    /** What is said at the screen of selling once a shift is open. */
    String opened(long number, Money openingFloat) {
        return texts.get("say.opened", number, formats.money(openingFloat));
    }

    String noAmount(String typed) {
        return texts.get("say.no-amount", typed);
    }

    String noPieces(String typed) {
        return texts.get("say.no-pieces", typed);
    }

    String money(Money amount) {
        return formats.money(amount);
    }

    String pieces(long pieces) {
        return pieces == 0 ? "" : formats.count(pieces);
    }

    private static Notice info(String text) {
        return new Notice(Kind.INFO, text);
    }
}
