package org.evertill.ui.report.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What the screen does by keys. */
@Component
public final class ReportKeys implements KeySource {

    static final KeyUse TODAY = KeyUse.free("days.today", SWT.F2);
    static final KeyUse YESTERDAY = KeyUse.free("days.yesterday", SWT.F3);
    static final KeyUse WEEK = KeyUse.free("days.week", SWT.F4);
    static final KeyUse OTHER = KeyUse.free("days.other", SWT.F5);
    static final KeyUse SAVE = KeyUse.free("report.save", SWT.F8);
    static final KeyUse NEXT = KeyUse.free("report.next", SWT.F9);
    static final KeyUse BACK = KeyUse.fixed("report.back", SWT.ESC);

    @Override
    public String id() {
        return "report";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(
                NEXT,
                TODAY,
                YESTERDAY,
                WEEK,
                OTHER,
                SAVE,
                BACK,
                CommonKeys.ENTER,
                CommonKeys.BACKSPACE,
                CommonKeys.UP,
                CommonKeys.DOWN,
                CommonKeys.LEFT,
                CommonKeys.RIGHT,
                CommonKeys.PAGE_UP,
                CommonKeys.PAGE_DOWN,
                CommonKeys.HOME,
                CommonKeys.END);
    }
}
