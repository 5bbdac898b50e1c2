package org.evertill.ui;

import jakarta.annotation.PostConstruct;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** The way to a screen tagged {@link Slots#ASIDE} in the bar at the top; it works while somebody works at the till. UI thread only. */
public abstract class AsideButton {

    private final Session session;
    private final String command;
    private final String id;
    private final String text;
    private final String key;

    /**
     * @param command that opens the screen
     * @param id of the button, for tests
     * @param key the name of the key that does the same
     */
    protected AsideButton(Session session, String command, String id, String text, String key) {
        this.session = session;
        this.command = command;
        this.id = id;
        this.text = text;
        this.key = key;
    }

    @PostConstruct
    final void create(Composite parent, ECommandService commands, EHandlerService handlers) {
        Widgets.style(parent, "surface");
        var holder = new Composite(parent, SWT.NONE);
        holder.setLayout(Widgets.layout(1, 0, 4));
        Runnable open = () -> handlers.executeHandler(commands.createCommand(command, null));
        var button = Widgets.id(new TouchButton(holder, Look.PLAIN, text, key, open), id);
        var cell = Widgets.fill();
        cell.heightHint = Widgets.TOUCH;
        button.setLayoutData(cell);
        button.setEnabled(session.staff().isPresent());
        var stop = session.listen(staff -> button.setEnabled(staff.isPresent()));
        button.addListener(SWT.Dispose, e -> stop.run());
    }
}
