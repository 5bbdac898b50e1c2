package org.evertill.app.bench.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** All parts, one after the other, on one head office. */
final class SyncBench {

    private final Shop shop;
    private final Scale scale;
    private final Set<Part> parts;
    private final Report report;

    SyncBench(Shop shop, Scale scale, Set<Part> parts, Report report) {
        this.shop = shop;
        this.scale = scale;
        this.parts = parts;
        this.report = report;
    }

    void run() throws IOException, SQLException, InterruptedException {
        report.line(Machine.told());
        report.line(shop.raw().settings() + " · SQLite: write-ahead log, synchronous FULL · HTTP over TLS, loopback");
        report.line("Medians of " + scale.runs() + " runs (least–most) after " + scale.warmUps()
                + " that are not counted: Evertill, raw JDBC with the same rows, their ratio.");
        if (parts.contains(Part.UPLOAD) || parts.contains(Part.HISTORY)) {
            upload();
        }
        if (parts.contains(Part.LOAD) || parts.contains(Part.CHANGES)) {
            catalogue();
        }
        if (parts.contains(Part.LATENCY)) {
            latency();
        }
        if (parts.contains(Part.POISON)) {
            poison();
        }
        if (parts.contains(Part.BOOT)) {
            boot();
        }
        report.line("till's process (raw JDBC's side in it too): "
                + Memory.ofThisProcess().told());
        report.line("head office's process: " + shop.office().memory().told());
        String findings = shop.office().findings();
        report.line("head office's check of everything: " + (findings.isEmpty() ? "nothing found" : findings));
    }

    private void upload() throws IOException, SQLException {
        try (var upload = new Upload(shop, scale)) {
            var before = upload.run();
            report.figure(sales() + ": made on the till", before.local());
            report.figure(sales() + ": upload", before.evertill(), before.raw(), 2.5);
            if (parts.contains(Part.HISTORY)) {
                upload.remember(scale.history());
                var after = upload.run();
                report.line(String.format(Locale.ROOT, "after %,d sales of history:", scale.history()));
                report.figure("  upload", after.evertill(), after.raw(), 2.5);
                report.figure("  upload against that without history", after.evertill(), before.evertill(), 1.2);
            }
        }
    }

    private String sales() {
        return String.format(Locale.ROOT, "%,d sales of %d rows", scale.sales(), SaleMaker.ROWS);
    }

    private void catalogue() throws IOException, SQLException {
        try (var catalogue = new Catalogue(shop, scale)) {
            if (parts.contains(Part.LOAD)) {
                var load = catalogue.firstLoad();
                String what = String.format(Locale.ROOT, "first load of %,d products", scale.products());
                report.figure(what, load.evertill(), load.raw(), 2.5);
                report.figure("  raw JDBC without an index for searching", load.evertill(), load.rawWithoutSearch());
            }
            if (parts.contains(Part.CHANGES)) {
                var changes = catalogue.changes();
                String what = String.format(Locale.ROOT, "%,d changed products: ", scale.changed());
                report.figure(what + "till → head office", changes.up(), changes.rawUp(), 6);
                report.figure(what + "head office → till", changes.down(), changes.rawDown(), 6);
            }
        }
    }

    private void poison() throws IOException, SQLException {
        try (var poison = new Poison(shop, scale)) {
            var result = poison.run();
            report.figure(
                    String.format(Locale.ROOT, "%,d transactions, one of them poison | none", scale.changed()),
                    result.with(),
                    result.without());
        }
    }

    private void boot() throws IOException {
        try (var load = new FirstLoad(shop.place("boot"), scale.catalogue())) {
            boot("first load of %,d products in one go", load.whole());
            boot("  killed half-way and started again: the other %,d", load.interrupted());
            report.line("  head office's process, " + FirstLoad.OFFICES_HEAP + ": "
                    + load.officesMemory().told());
        }
    }

    private void boot(String what, FirstLoad.Loaded loaded) {
        var times = new Times();
        times.add(loaded.nanos());
        report.figure(String.format(Locale.ROOT, what, loaded.rows()), times);
        report.line("  till's process, " + FirstLoad.TILLS_HEAP + ": "
                + loaded.memory().told());
    }

    private void latency() throws IOException, SQLException, InterruptedException {
        var result = new Latency(shop, scale).run();
        report.figure("one sale: commit on a till → in PostgreSQL", result.stored(), result.rawStored(), 3);
        report.figure("one sale: … → visible on another till", result.visible(), result.rawVisible(), 6);
    }
}
