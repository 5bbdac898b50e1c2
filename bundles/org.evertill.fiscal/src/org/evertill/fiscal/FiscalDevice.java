package org.evertill.fiscal;

import java.nio.file.Path;
import java.util.List;
import org.evertill.kernel.Outcome;

/**
 * A device that signs what a till sells; a service. A till uses the one that was chosen by name, or none. Called by one thread at a time,
 * outside of any transaction, and given up after a time limit: what it then does in the end is asked for again by the same identifier.
 */
public interface FiscalDevice {

    /** By which it is chosen; lower case letters, digits and dashes, and it never changes. */
    String name();

    /**
     * Signs a record durably. An identifier that was signed before gets the same answer again and uses nothing up. A device that cannot
     * work says so; it throws nothing.
     */
    Answer sign(FiscalRecord record);

    /** Looks at all that it has signed; gives how many records there are. Problem: {@code fiscal.damaged}. */
    Outcome<Long> verify();

    /** Writes all that it has signed into a directory, which is made; gives the files. Problems: {@code fiscal.damaged}, {@code fiscal.no-export}. */
    Outcome<List<Path>> export(Path directory);

    /** What a device answers. */
    sealed interface Answer {

        /** It is signed, and will be tomorrow. */
        record Signed(DeviceSignature signature) implements Answer {}

        /** It cannot sign now. */
        record OutOfOrder(String reason) implements Answer {}
    }
}
