package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.evertill.headoffice.JdbcTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the address of the driver says, told as psql and its password file take it. */
class DatabasePlaceTest {

    private static DatabasePlace place(String url) {
        return DatabasePlace.of(new JdbcTarget(url, "me", "a:b\\c")).orElseThrow();
    }

    private static String told(String url) {
        var place = place(url);
        return place.hosts() + " " + place.ports() + " " + place.name();
    }

    @Test
    void everyFormOfTheDriversAddressIsUnderstood() {
        assertEquals("db 5433 evertill", told("jdbc:postgresql://db:5433/evertill"));
        assertEquals("db 5432 evertill", told("jdbc:postgresql://db/evertill?sslmode=require"));
        assertEquals("db 5432 me", told("jdbc:postgresql://db"));
        assertEquals("localhost 5432 my shop", told("jdbc:postgresql:my%20shop"));
        assertEquals("localhost 5432 evertill", told("jdbc:postgresql:///evertill"));
        assertEquals("::1 5433 evertill", told("jdbc:postgresql://[::1]:5433/evertill"));
        assertEquals("a,b 5432,5433 evertill", told("jdbc:postgresql://a,b:5433/evertill?targetServerType=primary"));
        assertEquals(Optional.empty(), DatabasePlace.of(new JdbcTarget("jdbc:mysql://db/x", "me", "")));
    }

    @Test
    void thePasswordStandsInALineForEachServer() {
        assertEquals(
                "a:5432:x:me:a\\:b\\\\c\nb:5433:x:me:a\\:b\\\\c\n",
                place("jdbc:postgresql://a,b:5433/x").passFile());
    }

    @Test
    void severalServersAreToldToPsql(@TempDir Path data) throws Exception {
        var run = Run.on(data);
        String url = "jdbc:postgresql://a,b:5433/x";
        assertEquals(0, run.command("database", "--database-url", url, "--database-user", "me"), run.said());
        assertTrue(run.out.toString().contains("\"host=a,b port=5432,5433 user=me dbname=x\""), run.said());
        assertEquals(2, Files.readAllLines(data.resolve("pgpass")).size());
        var json = Run.on(data);
        assertEquals(0, json.command("database", "--json", "--database-url", url), json.said());
        assertTrue(json.out.toString().contains("\"port\":\"5432,5433\""), json.said());
        assertEquals(1, Run.on(data).command("database", "--database-url", "jdbc:mysql://db/x"));
    }
}
