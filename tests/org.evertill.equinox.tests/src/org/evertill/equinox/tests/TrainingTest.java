package org.evertill.equinox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.domain.DomainTypes;
import org.evertill.repository.Repositories;
import org.evertill.storage.Database;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.Selection;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.TrainingOpener;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;
import org.evertill.sync.SyncEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** With a database for practice, nothing comes up by which something of it could leave, and all with which people sell does. */
class TrainingTest {

    @TempDir
    Path directory;

    @Test
    void nothingSpeaksWithHeadOffice() throws Exception {
        try (var shop = new Shop(directory)) {
            shop.onTill("R1", () -> {
                shop.sync();
                shop.services.get(ConnectionMonitor.class);
            });
            var opener = shop.services.get(TrainingOpener.class);
            try (Database training = opener.openTraining(shop.folder("R1")).orThrow()) {
                assertTrue(training.identity().filter(TillIdentity::isTraining).isPresent());
                assertEquals(1, training.read(r -> r.count(DomainTypes.STORE, Selection.all())));
                shop.services.get(Checkout.class);
                shop.services.get(Repositories.class);
                assertEquals(List.of(), present());
            }
            var inEarnest = shop.services.get(DatabaseOpener.class).open(shop.folder("R1/" + TrainingOpener.FOLDER));
            assertTrue(inEarnest.toString().contains("training.only"), inEarnest.toString());
        }
    }

    private static List<String> present() {
        var context = FrameworkUtil.getBundle(TrainingTest.class).getBundleContext();
        return Stream.of(SyncEngine.class, ChangeTracker.class, PullTarget.class, ConnectionMonitor.class)
                .filter(type -> context.getServiceReference(type) != null)
                .map(Class::getSimpleName)
                .toList();
    }
}
