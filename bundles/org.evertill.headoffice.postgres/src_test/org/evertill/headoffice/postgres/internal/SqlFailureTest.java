package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failure an SQLSTATE is, also when the pool passes it on, and what the caller is told. */
class SqlFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08006, AWAY, headoffice.database-away",
        "57P01, AWAY, headoffice.database-away",
        "25006, AWAY, headoffice.database-away",
        "08003, AWAY, headoffice.database-away",
        "57P02, AWAY, headoffice.database-away",
        "57P03, AWAY, headoffice.database-away",
        "58030, AWAY, headoffice.database-away",
        "53100, FULL, headoffice.database-full",
        "53200, BUSY, headoffice.busy",
        "40001, BUSY, headoffice.busy",
        "57014, BUSY, headoffice.busy",
        "53300, BUSY, headoffice.busy",
        "40P01, BUSY, headoffice.busy",
        "25P03, BUSY, headoffice.busy",
        "25P04, BUSY, headoffice.busy",
        "55P03, BUSY, headoffice.busy",
        "28P01, REFUSED, headoffice.database-refused",
    })
    void aStateIsOneKindOfFailure(String state, SqlFailure kind, String code) {
        var failure = new SQLException("as told", state);
        assertEquals(kind, SqlFailure.of(failure));
        assertEquals(kind, SqlFailure.of(new SQLTransientConnectionException("the pool waited", state, failure)));
        assertEquals(code, kind.problem().code());
    }
}
