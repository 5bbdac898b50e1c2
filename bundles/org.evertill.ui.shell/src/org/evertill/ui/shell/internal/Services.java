package org.evertill.ui.shell.internal;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** What other bundles bring to the window. */
final class Services {

    private Services() {}

    /** The services of a type that are there now, ordered by id. */
    static <T> List<T> of(Class<T> type, Function<T, String> id) {
        var context = FrameworkUtil.getBundle(Services.class).getBundleContext();
        try {
            return context.getServiceReferences(type, null).stream()
                    .map(context::getService)
                    .sorted(Comparator.comparing(id))
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is a valid filter", e);
        }
    }
}
