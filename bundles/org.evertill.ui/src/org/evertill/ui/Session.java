package org.evertill.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.domain.Staff;
import org.jspecify.annotations.Nullable;

/** Who works at the window. In the application's context. UI thread only. */
public final class Session {

    private final List<Consumer<Optional<Staff>>> listeners = new ArrayList<>();
    private @Nullable Staff staff;
    private @Nullable Staff last;

    /** Who is logged in; empty while the till is locked. */
    public Optional<Staff> staff() {
        return Optional.ofNullable(staff);
    }

    /** Who was logged in last, also while the till is locked. */
    public Optional<Staff> last() {
        return Optional.ofNullable(last);
    }

    /** Somebody logged in. */
    public void begin(Staff person) {
        staff = person;
        last = person;
        tell();
    }

    /** The till is locked; what was being sold stays. */
    public void lock() {
        if (staff != null) {
            staff = null;
            tell();
        }
    }

    /** Calls the listener after every change, until the returned handle is run. */
    public Runnable listen(Consumer<Optional<Staff>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        List.copyOf(listeners).forEach(l -> l.accept(staff()));
    }
}
