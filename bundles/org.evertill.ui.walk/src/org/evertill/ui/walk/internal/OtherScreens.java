package org.evertill.ui.walk.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;

/** What lies beside selling: the way to head office, what people have to decide, reports. */
final class OtherScreens {

    /** As the list has them. */
    private static final List<String> REPORTS = List.of(
            "days",
            "hours",
            "items",
            "categories",
            "cashiers",
            "registers",
            "tenders",
            "taxes",
            "discounts",
            "refunds",
            "voids",
            "stock");

    private final Steps steps;
    private final Window window;
    private final Album album;

    OtherScreens(Steps steps) {
        this.steps = steps;
        this.window = steps.window();
        this.album = steps.album();
    }

    void go() {
        headOffice();
        conflicts();
        reports();
    }

    private void headOffice() {
        panel("sync-panel");
        steps.wish("head office away", "Offline");
        steps.sell("item1");
        album.look("offline");
        panel("sync-panel-offline");
        steps.exactly();
        steps.wish("head office there", "Online");
    }

    private void panel(String state) {
        window.press(SWT.SHIFT, SWT.F1);
        window.awaitSight("sync.now");
        window.await("the panel", () -> window.sees("sync.now"));
        album.look(state);
        window.press(SWT.SHIFT, SWT.F1);
        window.await("the panel to go", () -> !window.sees("sync.now"));
    }

    private void conflicts() {
        window.press(SWT.CTRL, SWT.F1);
        window.awaitSight("conflict.list");
        if (!window.text("sync.bar").contains("F1")) {
            album.look("conflicts-none");
            window.press(SWT.ESC);
            window.awaitSight("sell.entry");
            return;
        }
        window.await("what waits", () -> window.rows("conflict.list") > 0);
        window.await("its values", () -> !window.text("conflict.headline").isEmpty());
        album.look("conflicts");
        steps.turned("conflict-chosen", "conflict.outcome", () -> window.press(SWT.ARROW_RIGHT));
        window.press(SWT.F2);
        window.awaitSight("conflict.typed");
        album.look("conflict-typing");
        window.press(SWT.ESC);
        window.press(SWT.ARROW_RIGHT);
        steps.told("conflict.banner", () -> window.press(SWT.F9));
        album.look("conflict-decided");
        window.press(SWT.ESC);
        window.awaitSight("sell.entry");
    }

    private void reports() {
        window.press(SWT.CTRL, SWT.F3);
        window.awaitSight("report.title");
        window.await("reports", () -> window.rows("report.choices") > 0 || window.rows("report.approvers") > 0);
        if (window.sees("report.approvers")) {
            album.look("report-approval");
            steps.allow("report.approvers");
        }
        window.awaitRows("report.choices", REPORTS.size());
        album.look("reports");
        for (int i = 0; i < REPORTS.size(); i++) {
            report(i);
        }
        window.press(SWT.ESC);
        window.awaitSight("sell.entry");
    }

    private void report(int index) {
        window.press(SWT.HOME);
        for (int i = 0; i < index; i++) {
            window.press(SWT.ARROW_DOWN);
        }
        window.press(SWT.CR);
        window.awaitSight("report.table");
        window.await("the report", () -> !window.text("report.days").isEmpty());
        var name = REPORTS.get(index);
        album.look("report-" + name);
        if (name.equals("cashiers")) {
            window.press(SWT.CR);
            window.await("receipts", () -> window.rows("report.receipts") > 0);
            album.look("report-receipts");
            window.press(SWT.CR);
            window.awaitSight("report.paper");
            album.look("report-receipt");
            window.press(SWT.ESC);
            window.awaitSight("report.receipts");
            window.press(SWT.ESC);
            window.awaitSight("report.table");
        }
        if (name.equals("days")) {
            window.press(SWT.F5);
            window.awaitSight("report.entry");
            album.look("report-choose-days");
            window.press(SWT.ESC);
            window.await("the table", () -> !window.sees("report.entry"));
        }
        window.press(SWT.ESC);
        window.awaitSight("report.choices");
    }
}
