package org.evertill.ui.walk.internal;

import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;

/** What a manager does at a till: looks after the catalogue, tries promotions out, imports; and what anybody may choose and look up. */
final class ManagerScreens {

    private static final String PRODUCTS = "catalogue.products";
    private static final String BANNER = "catalogue.banner";

    private static final long STILL_NANOS = 300_000_000;

    private final Steps steps;
    private final Window window;
    private final Album album;

    ManagerScreens(Steps steps) {
        this.steps = steps;
        this.window = steps.window();
        this.album = steps.album();
    }

    void go() {
        steps.logIn("manager", "manager-pin");
        products();
        prices();
        promotions();
        files();
        window.press(SWT.ESC);
        window.awaitSight("sell.entry");
        settings();
    }

    private void products() {
        window.press(SWT.CTRL, SWT.F4);
        awaitTable(PRODUCTS);
        album.look("catalogue");
        narrow();
        album.look("catalogue-found");
        window.press(SWT.CR);
        window.awaitSight("table.field");
        album.look("catalogue-typing");
        window.press(SWT.ESC);
        window.await("no field", () -> !window.sees("table.field"));
        window.press(SWT.F4);
        awaitTable("catalogue.codes");
        album.look("catalogue-codes");
        window.press(SWT.ESC);
        awaitTable(PRODUCTS);
    }

    /** The product that is found by its code. */
    private void narrow() {
        var before = window.text(PRODUCTS);
        window.type(steps.plan().get("item1"));
        window.await(
                "the product by its code",
                () -> !window.text(PRODUCTS).equals(before)
                        && !window.text(PRODUCTS).isEmpty());
    }

    private void prices() {
        window.await("the prices", () -> {
            window.press(SWT.F5);
            LockSupport.parkNanos(STILL_NANOS);
            return window.sees("catalogue.prices");
        });
        awaitTable("catalogue.prices");
        album.look("catalogue-prices");
        steps.told(BANNER, () -> window.scan("5.99"));
        album.look("catalogue-price-new");
        window.press(SWT.ESC);
        awaitTable(PRODUCTS);
    }

    private void promotions() {
        window.press(SWT.F8);
        awaitTable("catalogue.promotions");
        album.look("promotions");
        steps.told(BANNER, () -> window.press(SWT.F4));
        steps.told(BANNER, () -> window.scan("3*" + steps.plan().get("item2")));
        album.look("promotion-tried");
        window.press(SWT.ESC);
        awaitTable("catalogue.promotions");
        window.press(SWT.ESC);
        awaitTable(PRODUCTS);
    }

    private void files() {
        window.press(SWT.F9);
        awaitTable("catalogue.files");
        album.look("import-files");
        window.press(SWT.F9);
        awaitTable("catalogue.preview");
        window.await("all of it read", () -> window.text(BANNER).contains("F9"));
        album.look("import-looked");
        steps.told(BANNER, () -> window.press(SWT.F9));
        window.await("all of it imported", () -> !window.text(BANNER).contains("Esc"));
        album.look("imported");
        window.press(SWT.ESC);
        awaitTable("catalogue.files");
        window.press(SWT.ESC);
        awaitTable(PRODUCTS);
        window.press(SWT.ESC);
    }

    private void settings() {
        window.press(SWT.F1);
        window.awaitSight("key-list");
        album.look("key-list");
        window.press(SWT.ESC);
        window.await("the list to go", () -> !window.sees("key-list"));
        window.press(SWT.F11);
        window.awaitSight("settings.back");
        for (int i = 0; window.sees("settings." + i); i++) {
            window.touch("settings." + i);
            window.settle();
            album.look("settings-" + i);
        }
        window.press(SWT.ESC);
        window.awaitSight("sell.entry");
    }

    private void awaitTable(String id) {
        window.awaitSight(id);
        window.await("what is in " + id, () -> isStill(id));
    }

    /** A table that was gone back to is read again; a key that comes while nothing is marked does nothing. */
    private boolean isStill(String id) {
        var before = window.text(id);
        LockSupport.parkNanos(STILL_NANOS);
        return !before.isEmpty() && before.equals(window.text(id));
    }
}
