package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.staff.local.internal.Argon2PinHash;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Master data into and out of a till by commands alone. */
@Isolated("sets the locale")
class MasterFilesCommandTest extends CliCase {

    @Test
    void pricesAndCustomersComeAndGo() throws IOException {
        assertEquals(0, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1"), err.toString());
        Path products = Files.writeString(directory.resolve("products.csv"), "gtin,name\n4006381333931,Apple\n");
        assertEquals(0, run("import-products", products.toString(), "--data", data()), err.toString());
        Path prices = Files.writeString(directory.resolve("prices.csv"), "sku,price\n4006381333931,2.10\nX,1\n");
        assertEquals(0, run("import", "prices", prices.toString(), "--dry-run", "--data", data()), err.toString());
        assertTrue(out.toString().contains("tried, nothing was changed: rows 2: added 1"), out.toString());
        assertEquals(0, run("import", "prices", prices.toString(), "--data", data()), err.toString());
        assertTrue(out.toString().contains("unknown-product 1"), out.toString());
        Path customers = Files.writeString(directory.resolve("customers.csv"), "number,name\n17,Mia\n");
        assertEquals(0, run("import", "customers", customers.toString(), "--data", data()), err.toString());
        Path file = directory.resolve("out.csv");
        assertEquals(0, run("export-master", "prices", "--csv", file.toString(), "--data", data()), err.toString());
        assertTrue(Files.readString(file).contains(",4006381333931,2.1000,GBP,yes,"), Files.readString(file));
        assertEquals(2, run("export-master", "customers", "--csv", file.toString(), "--data", data()));
        personalData(file);
    }

    private void personalData(Path file) throws IOException {
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            till.database().write(new Author("system:test"), tx -> {
                String pin = new Argon2PinHash().of("1357".toCharArray());
                tx.insert(DomainTypes.STAFF, new Staff("c", "Carl", Role.CASHIER, pin, true));
                tx.insert(DomainTypes.STAFF, new Staff("m", "Mo", Role.MANAGER, pin, true));
                return 0;
            });
        }
        assertEquals(
                1,
                runTyping(
                        "1357\n",
                        "export-master",
                        "customers",
                        "--as",
                        "Carl",
                        "--csv",
                        file.toString(),
                        "--data",
                        data()));
        assertTrue(err.toString().contains("staff.needs-approval"), err.toString());
        assertEquals(
                0,
                runTyping(
                        "1357\n",
                        "export-master",
                        "customers",
                        "--as",
                        "Mo",
                        "--csv",
                        file.toString(),
                        "--data",
                        data()),
                err.toString());
        assertTrue(Files.readString(file).contains(",17,Mia,"), Files.readString(file));
    }
}
