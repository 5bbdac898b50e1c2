package org.evertill.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.evertill.entity.Ddl.Dialect;
import org.evertill.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SensitiveTest {

    @Entity(table = "guests", scope = ScopeKind.CHAIN)
    record Guest(
            @Id String id,
            @Sensitive @Indexed @Nullable String mail,
            @Sensitive String name) {}

    @Entity(table = "guests", scope = ScopeKind.CHAIN)
    record BySecretId(@Id @Sensitive String id) {}

    @Entity(table = "guests", scope = ScopeKind.CHAIN)
    record Searched(@Id String id, @Sensitive @Searchable String name) {}

    @Entity(table = "guests", scope = ScopeKind.CHAIN)
    record Counted(@Id String id, @Sensitive Money debt) {}

    @Entity(table = "guests", scope = ScopeKind.STORE)
    record Placed(
            @Id String id,
            @Sensitive @ScopePart(ScopePart.Part.STORE) String store) {}

    @Entity(table = "guests", scope = ScopeKind.CHAIN)
    record Ordered(
            @Id String id,
            @Indexed(then = "name") String number,
            @Sensitive String name) {}

    @Entity(table = "guests", scope = ScopeKind.CHAIN)
    record Taken(@Id String id, @Sensitive @Indexed String mail, String mailBlind) {}

    @Test
    void onlyTextsThatNothingComparesAreSensitive() {
        for (var wrong :
                List.of(BySecretId.class, Searched.class, Counted.class, Placed.class, Ordered.class, Taken.class)) {
            assertThrows(IllegalArgumentException.class, () -> new EntityType<>(wrong), wrong.getSimpleName());
        }
        assertEquals(
                List.of("mail", "name"),
                new EntityType<>(Guest.class)
                        .sensitiveColumns().stream().map(Column::name).toList());
    }

    @Test
    void aTillHasAnIndexOfHashesWhereHeadOfficeHasOneOfValues() {
        var type = new EntityType<>(Guest.class);
        var till = Ddl.migrate(type, Dialect.SQLITE, Set.of());
        assertTrue(till.getFirst().contains("mail_blind TEXT"));
        assertTrue(till.contains("CREATE INDEX IF NOT EXISTS guests__mail_blind ON guests (mail_blind)"));
        var headOffice = Ddl.migrate(type, Dialect.POSTGRES, Set.of());
        assertTrue(headOffice.stream().noneMatch(statement -> statement.contains("blind")));
        assertTrue(headOffice.contains("CREATE INDEX IF NOT EXISTS guests__mail ON guests (mail)"));
        var older = Ddl.migrate(type, Dialect.SQLITE, Set.of("id", "mail", "name"));
        assertEquals("ALTER TABLE guests ADD COLUMN mail_blind TEXT", older.getFirst());
    }
}
