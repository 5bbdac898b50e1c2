package org.evertill.usecase;

import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Staff;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;

/** Staff as this till knows them. */
public final class People {

    private People() {}

    /** A person, who may work here no more; empty for one whom this till does not know. */
    public static Optional<Staff> known(Reader reader, String staffId) {
        return reader.find(DomainTypes.STAFF, staffId).map(Stored::value);
    }

    /** A person's name; the identifier of one whom this till does not know. */
    public static String name(Reader reader, String staffId) {
        return known(reader, staffId).map(Staff::name).orElse(staffId);
    }
}
