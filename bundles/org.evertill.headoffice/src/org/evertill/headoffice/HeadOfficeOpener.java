package org.evertill.headoffice;

import org.evertill.kernel.Outcome;

/** Opens head office on a database; a service. */
public interface HeadOfficeOpener {

    /**
     * Connects, brings the database up to this software and gives head office. Two servers may open one database at
     * once. Afterwards a database that goes away comes back by itself: only the requests meanwhile fail.
     *
     * <p>Problems: {@code headoffice.bad-url}, {@code headoffice.database-away} (asked again later, it may work),
     * {@code headoffice.database-refused} (user, password or rights), {@code headoffice.newer}.
     */
    Outcome<OpenHeadOffice> open(JdbcTarget target);
}
