package org.evertill.ui.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Session;
import org.evertill.ui.UiTasks;
import org.evertill.ui.report.internal.ShownTable.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen of reports without its widgets, on a till with a real database. */
class ReportControlTest {

    @TempDir
    Path directory;

    private final QuietUi ui = new QuietUi();
    private final UiTasks tasks = new UiTasks(ui, problem -> {});
    private final Session session = new Session();
    private final ShownReports view = new ShownReports();
    private SmallTill till;
    private ReportControl control;
    private boolean left;

    @BeforeEach
    void open() {
        till = new SmallTill(directory.resolve("till"));
        session.begin(SmallTill.KIM);
        begin(Locale.UK);
    }

    private void begin(Locale locale) {
        var texts = Messages.beside(ReportControl.class, locale);
        control = new ReportControl(
                till,
                tasks,
                session,
                texts,
                till.clock,
                new Files(directory.resolve("files")),
                view,
                new ReportDisplay(view, texts, new Formats(locale, ZoneOffset.UTC)),
                new Asking(till, tasks, view, texts, problem -> problem.message()),
                () -> left = true);
    }

    @AfterEach
    void close() {
        tasks.close();
        till.close();
    }

    @Test
    void aReportIsChosenReadAndItsRowLeadsToTheReceiptOnPaper() {
        till.sell("BAG", 2);
        till.sell("APPLE", 1);
        enter();
        choose("Items");
        ui.await(() -> view.rows() == 2);
        assertEquals(List.of("bag", "apple"), view.column(1));
        assertEquals(1.0, view.table.rows().getFirst().share());
        assertEquals("Total", view.table.totals().getFirst().cells().getFirst());
        assertEquals("2.55", last(view.table.totals().getFirst(), 4));
        view.marked = 0;
        control.enter();
        ui.await(() -> view.receipts.size() == 1);
        control.enter();
        ui.await(() -> !view.paper.isEmpty());
        assertTrue(String.join("\n", view.paper).contains("bag"));
        control.escape();
        control.escape();
        assertEquals("Items", view.frame.title());
        control.escape();
        control.escape();
        assertTrue(left);
    }

    @Test
    void tendersHaveTheirNamesInTheLanguageOfTheWindowAndIdentifiersInTheFile() throws IOException {
        till.sell("BAG", 1);
        begin(Locale.GERMANY);
        enter();
        choose("Zahlarten");
        ui.await(() -> view.rows() == 1);
        assertEquals(List.of("Bar"), view.column(0));
        assertEquals("1,10", view.table.rows().getFirst().cells().get(2));
        control.save();
        ui.await(() -> view.notice.kind() == Kind.GOOD);
        var file = directory.resolve("files").resolve("tenders_" + SmallTill.DAY + ".csv");
        assertTrue(view.notice.text().endsWith(file.toString()), view.notice.text());
        var lines = java.nio.file.Files.readAllLines(file);
        assertTrue(lines.get(1).startsWith("cash,Cash,1,1.10"), lines.get(1));
    }

    @Test
    void aCashierLooksOnceAManagerAllowsItAndUntilTheReportsAreLeft() {
        session.begin(SmallTill.BO);
        control.begin();
        ui.await(() -> view.people.size() == 1);
        assertEquals(ReportView.Offers.NOTHING, view.frame.offers());
        "1111".chars().forEach(c -> control.type((char) c));
        control.enter();
        ui.await(() -> view.notice.kind() == Kind.PROBLEM);
        "9876".chars().forEach(c -> control.type((char) c));
        control.enter();
        ui.await(() -> !view.choices.isEmpty());
        assertEquals(1, till.number("SELECT count(*) FROM approvals WHERE action = 'REPORTS'"));
        control.escape();
        assertTrue(left);
        control.begin();
        ui.await(() -> view.notice.kind() == Kind.WARNING);
    }

    @Test
    void whoLocksTheTillTakesThePermissionAlong() {
        enter();
        control.forget();
        assertEquals(List.of(), view.choices);
        control.save();
        control.today();
        assertEquals("", view.frame.next());
    }

    @Test
    void otherDaysAreTypedAndADayWithoutSalesSaysWhatToDo() {
        till.sell("BAG", 1);
        enter();
        choose("Day by day");
        ui.await(() -> view.rows() == 1);
        control.yesterday();
        ui.await(() -> view.rows() == 0 && view.empty.startsWith("There is nothing"));
        assertTrue(view.empty.contains("F5"));
        control.otherDays();
        type("31.2");
        assertEquals(Kind.WARNING, view.notice.kind());
        clear();
        type("1.3");
        assertTrue(view.frame.typing().isPresent());
        type("1.2");
        assertEquals(Kind.WARNING, view.notice.kind());
        clear();
        type("11.3");
        ui.await(() -> view.rows() == 1);
        assertTrue(view.frame.detail().contains("–"), view.frame.detail());
        assertFalse(view.frame.typing().isPresent());
    }

    @Test
    void whatComesAfterAnotherReportWasChosenIsNotShown() {
        till.sell("BAG", 1);
        till.items = new CountDownLatch(1);
        enter();
        choose("Items");
        control.escape();
        choose("Tax");
        ui.await(() -> view.rows() == 1);
        till.items.countDown();
        ui.settle();
        assertEquals("Tax", view.frame.title());
        assertEquals("19 %", view.column(0).getFirst());
    }

    @Test
    void spansAndTypedDays() {
        var today = LocalDate.parse("2026-03-11");
        assertEquals(new Span(LocalDate.parse("2026-03-09"), today), Span.thisWeek(today));
        assertEquals("2026-03-05", typed("5", today));
        assertEquals("2026-02-15", typed("15", today));
        assertEquals("2025-11-05", typed("5,11", today));
        assertEquals("2024-02-29", typed("29.2.24", today));
        assertEquals("2026-01-02", typed("2026-01-02", today));
        assertEquals("", typed("29.2.2026", today));
        assertEquals("", typed("soon", today));
    }

    private static String typed(String text, LocalDate today) {
        return Span.typed(text, today).map(LocalDate::toString).orElse("");
    }

    private void enter() {
        control.begin();
        ui.await(() -> !view.choices.isEmpty());
    }

    private void choose(String name) {
        view.marked =
                view.choices.stream().map(ReportView.Choice::name).toList().indexOf(name);
        control.enter();
    }

    private void type(String text) {
        text.chars().forEach(c -> control.type((char) c));
        control.enter();
    }

    private void clear() {
        for (int i = 0; i < 10; i++) {
            control.back();
        }
    }

    private static String last(Line line, int column) {
        return line.cells().get(column + 1);
    }
}
