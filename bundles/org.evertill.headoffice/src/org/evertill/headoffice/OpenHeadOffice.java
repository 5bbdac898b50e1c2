package org.evertill.headoffice;

/** Head office at work on one database, until it is closed. Any thread. */
public interface OpenHeadOffice extends AutoCloseable {

    /** What answers tills. */
    HeadOffice headOffice();

    /** What people at head office use. */
    HeadOfficeDesk desk();

    /** Its connections to the database. */
    Connections connections();

    /** Lets go of the database; requests under way fail with {@code headoffice.database-away}, nothing half done. */
    @Override
    void close();
}
