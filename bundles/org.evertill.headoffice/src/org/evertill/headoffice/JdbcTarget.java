package org.evertill.headoffice;

/**
 * Which database head office works on.
 *
 * @param url a JDBC URL, for example {@code jdbc:postgresql://localhost:5432/evertill}
 * @param password secret; empty when the database asks for none
 */
public record JdbcTarget(String url, String user, String password) {

    /** Without the password, also one that somebody wrote into the URL. */
    @Override
    public String toString() {
        return "JdbcTarget[" + url.replaceFirst("\\?.*", "?…") + ", " + user + "]";
    }
}
