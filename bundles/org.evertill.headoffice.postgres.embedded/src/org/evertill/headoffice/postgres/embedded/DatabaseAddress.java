package org.evertill.headoffice.postgres.embedded;

/**
 * How to reach the database.
 *
 * @param jdbcUrl without credentials
 * @param password secret, never logged
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    @Override
    public String toString() {
        return "DatabaseAddress[" + jdbcUrl + ", " + user + "]";
    }
}
