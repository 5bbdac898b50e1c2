package org.evertill.ui;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.evertill.kernel.Problem;

/**
 * The one place that tells people what happened. It never opens a dialog: the screens that listen show the notice in
 * themselves, so that nothing stands between a scanner and its sale. In the application's context. Any thread.
 */
public final class Notices {

    private final Executor uiThread;
    private volatile Messages texts;
    private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param texts where problems are translated
     */
    public Notices(Executor uiThread, Messages texts) {
        this.uiThread = uiThread;
        this.texts = texts;
    }

    /** Problems are said by these texts from now on. */
    public void speak(Messages newTexts) {
        texts = newTexts;
    }

    /** What kind of news it is. */
    public enum Kind {
        INFO,
        GOOD,
        WARNING,
        PROBLEM
    }

    /** A sentence or two for whoever stands at the till. */
    public record Notice(Kind kind, String text) {}

    /** Shows a notice. */
    public void show(Kind kind, String text) {
        var notice = new Notice(kind, text);
        uiThread.execute(() -> listeners.forEach(l -> l.accept(notice)));
    }

    /** Shows a problem in the language of the window. */
    public void problem(Problem problem) {
        show(Kind.PROBLEM, text(problem));
    }

    /** A problem in the language of the window; its own English text, which tells most, when there is no other. */
    public String text(Problem problem) {
        boolean isEnglish = texts.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return isEnglish ? problem.message() : texts.of(problem).orElse(problem.message());
    }

    /** Calls the listener on the UI's thread with every notice, until the returned handle is run. */
    public Runnable listen(Consumer<Notice> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
