package org.evertill.devices.local.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.devices.Peripheral;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterSettings.Drawer;
import org.evertill.devices.PrinterSettings.Use;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.PrinterProfile;
import org.evertill.receipt.PrinterProfile.Ability;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the devices are set, as rows of names and values. */
final class DeviceSettings {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceSettings.class);

    private static final String ADDRESS = "printer.address";
    private static final String COLUMNS = "printer.columns";
    private static final String CODE_PAGE = "printer.code-page";
    private static final String ABILITIES = "printer.abilities";
    private static final String LANGUAGE = "printer.language";
    private static final String DRAWER = "printer.drawer";
    private static final String RECEIPTS = "printer.receipts";

    private DeviceSettings() {}

    /** The printer, if there is one; settings that a newer version wrote and this one does not know are none. */
    static Optional<PrinterSettings> printer(Reader reader) {
        Map<String, String> values = new HashMap<>();
        reader.query(
                        "SELECT name, value FROM device_setting",
                        List.of(),
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(e -> values.put(e.getKey(), e.getValue()));
        if (!values.containsKey(ADDRESS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(values));
        } catch (IllegalArgumentException e) {
            LOG.warn("the settings of the printer cannot be read", e);
            return Optional.empty();
        }
    }

    private static Map<String, String> all(Reader reader) {
        Map<String, String> values = new HashMap<>();
        reader.forEach(
                "SELECT name, value FROM device_setting",
                List.of(),
                row -> Map.entry(row.getString(1), row.getString(2)),
                e -> values.put(e.getKey(), e.getValue()));
        return values;
    }

    /** Where scale, scanner and display are. */
    static Map<Peripheral, URI> peripherals(Reader reader) {
        var values = all(reader);
        var addresses = new EnumMap<Peripheral, URI>(Peripheral.class);
        for (Peripheral what : Peripheral.values()) {
            var address = values.get(address(what));
            if (address != null) {
                addresses.put(what, URI.create(address));
            }
        }
        return addresses;
    }

    static void connect(UnitOfWork tx, Peripheral what, URI address) {
        put(tx, address(what), address.toString());
    }

    static void disconnect(UnitOfWork tx, Peripheral what) {
        tx.execute("DELETE FROM device_setting WHERE name = ?", List.of(address(what)));
    }

    private static String address(Peripheral what) {
        return what.name().toLowerCase(Locale.ROOT) + ".address";
    }

    private static PrinterSettings read(Map<String, String> values) {
        var abilities = Arrays.stream(values.getOrDefault(ABILITIES, "").split(","))
                .filter(name -> !name.isEmpty())
                .map(Ability::valueOf)
                .collect(Collectors.toSet());
        var profile = new PrinterProfile(
                Integer.parseInt(values.getOrDefault(COLUMNS, "")),
                CodePage.valueOf(values.getOrDefault(CODE_PAGE, "")),
                abilities);
        return new PrinterSettings(
                URI.create(values.getOrDefault(ADDRESS, "")),
                profile,
                Locale.forLanguageTag(values.getOrDefault(LANGUAGE, "en")),
                Drawer.valueOf(values.getOrDefault(DRAWER, "")),
                Use.valueOf(values.getOrDefault(RECEIPTS, "")));
    }

    static void write(UnitOfWork tx, PrinterSettings settings) {
        var profile = settings.profile();
        put(tx, ADDRESS, settings.address().toString());
        put(tx, COLUMNS, Integer.toString(profile.columns()));
        put(tx, CODE_PAGE, profile.codePage().name());
        put(
                tx,
                ABILITIES,
                profile.abilities().stream().map(Ability::name).sorted().collect(Collectors.joining(",")));
        put(tx, LANGUAGE, settings.language().toLanguageTag());
        put(tx, DRAWER, settings.drawer().name());
        put(tx, RECEIPTS, settings.receipts().name());
    }

    static void forget(UnitOfWork tx) {
        tx.execute("DELETE FROM device_setting WHERE name = ?", List.of(ADDRESS));
    }

    private static void put(UnitOfWork tx, String name, String value) {
        tx.execute(
                "INSERT INTO device_setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                List.of(name, value));
    }
}
