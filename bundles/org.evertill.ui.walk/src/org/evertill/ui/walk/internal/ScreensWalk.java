package org.evertill.ui.walk.internal;

import org.eclipse.swt.SWT;
import org.evertill.ui.walk.Window;
import org.evertill.ui.widget.Widgets;

/** Every screen and state that can be seen at a till, from joining head office to a payment of which nobody knows. */
final class ScreensWalk implements Walk {

    private final Plan plan;
    private final Window window;
    private final Album album;
    private final Steps steps;

    ScreensWalk(Plan plan, Window window, Album album) {
        this.plan = plan;
        this.window = window;
        this.album = album;
        this.steps = new Steps(plan, window, album);
    }

    @Override
    public void go() {
        var first = plan.sizes().getFirst();
        window.resize(first.x, first.y);
        join();
        login();
        openShift();
        new SellScreens(steps).go();
        new MoneyScreens(steps).go();
        new OtherScreens(steps).go();
        new ShiftScreens(steps).go();
        new ManagerScreens(steps).go();
        window.press(SWT.F12);
        window.awaitSight("login.people");
        album.look("login-again");
        new MoneyScreens(steps).leaveInTheMiddle();
    }

    private void join() {
        window.awaitSight("enrol.code");
        album.look("join");
        window.touch("enrol.address");
        window.press(SWT.END);
        window.write(plan.get("address").replace("https://", ""));
        window.press(SWT.TAB);
        window.write("abcd-efgh-jkmn");
        window.press(SWT.CR);
        window.await(
                "the refusal",
                () -> window.offers("enrol.connect")
                        && window.all(Widgets::spoken).stream().anyMatch(text -> text.contains("ode")));
        album.look("join-refused");
        window.write(plan.get("code"));
        window.press(SWT.CR);
        window.await("people", () -> window.rows("login.people") > 0);
    }

    private void login() {
        album.look("login");
        steps.refused("login-wrong-pin", "login.banner", () -> window.scan("1111"));
        window.scan(plan.get("pin"));
        window.awaitSight("sell.entry");
    }

    private void openShift() {
        window.await(
                "what to do about the shift", () -> !window.text("sell.banner").isEmpty());
        album.look("sell-no-shift");
        window.press(SWT.CTRL, SWT.F2);
        window.awaitSight("shift.facts");
        window.await("how it stands", () -> !window.text("shift.banner").isEmpty());
        album.look("shift-none-open");
        window.type("100");
        album.look("shift-float");
        window.press(SWT.CR);
        window.awaitSight("sell.entry");
        album.look("sell-empty");
    }
}
