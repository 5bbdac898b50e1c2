package org.evertill.ui.shell.internal;

import java.time.ZoneId;
import java.util.Locale;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.swt.widgets.Display;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.shell.Place;
import org.evertill.ui.shell.Startup;
import org.evertill.ui.widget.Keypad;
import org.jspecify.annotations.Nullable;

/** The language of the window, with what is written by it. Screens take it from the context when they are made. UI thread only. */
final class Language {

    private static final String NAME = "Evertill";

    private final IEclipseContext context;
    private final Display display;
    private final Notices notices;
    private @Nullable Locale spoken;
    private @Nullable Place place;
    private Locale slips = Locale.getDefault();

    Language(IEclipseContext context, Display display, Notices notices) {
        this.context = context;
        this.display = display;
        this.notices = notices;
    }

    boolean isSpoken(Locale locale) {
        return locale.equals(spoken);
    }

    /** Everything that is made from now on speaks it. */
    void speak(Locale locale) {
        spoken = locale;
        notices.speak(Messages.beside(Notices.class, locale));
        Keypad.speak(display, locale);
        context.set(Locale.class, locale);
        context.set(Formats.class, formats(locale));
        context.get(MApplication.class).getChildren().forEach(window -> window.setLabel(title(locale)));
    }

    /** Days and hours are those of the store from now on; until it is known, those of this machine. */
    void at(Place known) {
        place = known;
        context.get(Formats.class).in(known.country(), known.zone());
    }

    /** Slips are seen in the language in which they are printed; until that is known, in the machine's. */
    void printIn(Locale language) {
        slips = language;
        context.get(Formats.class).printIn(language);
    }

    private Formats formats(Locale locale) {
        var formats = new Formats(locale, ZoneId.systemDefault());
        formats.printIn(slips);
        if (place != null) {
            formats.in(place.country(), place.zone());
        }
        return formats;
    }

    private String title(Locale locale) {
        boolean isTraining = context.get(Startup.class) instanceof Startup startup && startup.isTraining();
        return isTraining ? Messages.beside(Language.class, locale).get("top.training") + " - " + NAME : NAME;
    }
}
