package org.evertill.fiscal.local.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.fiscal.reference.internal.ReferenceDevice;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.testoffice.HandClock;

/** A till in a process of its own that sells one thing and waits to be killed while its device is asked. */
final class KilledTill {

    /** What it says when the moment is there. */
    static final String THERE = "there";

    private static final Duration PATIENT = Duration.ofMinutes(2);

    private KilledTill() {}

    /** When it waits. */
    enum Moment {
        BEFORE_THE_DEVICE_SIGNED,
        AFTER_THE_DEVICE_SIGNED
    }

    static FiscalTill open(Path folder, BiFunction<Database, HandClock, FiscalDevice> device) {
        var clock = new HandClock();
        return new FiscalTill(folder, clock, database -> device.apply(database, clock), PATIENT);
    }

    public static void main(String[] arguments) throws IOException {
        var moment = Moment.valueOf(arguments[1]);
        try (var till = open(
                Path.of(arguments[0]), (database, clock) -> waiting(new ReferenceDevice(database, clock), moment))) {
            till.enrol();
            till.uses("reference");
            till.sold(1);
            System.in.read();
        }
    }

    private static FiscalDevice waiting(FiscalDevice device, Moment moment) {
        return new Stubborn(device) {
            @Override
            public Answer sign(FiscalRecord record) {
                if (moment == Moment.AFTER_THE_DEVICE_SIGNED) {
                    super.sign(record);
                }
                System.out.println(THERE);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Answer.OutOfOrder("never");
            }
        };
    }

    /** A device that others change. */
    static class Stubborn implements FiscalDevice {

        private final FiscalDevice device;

        Stubborn(FiscalDevice device) {
            this.device = device;
        }

        @Override
        public String name() {
            return device.name();
        }

        @Override
        public Answer sign(FiscalRecord record) {
            return device.sign(record);
        }

        @Override
        public Outcome<Long> verify() {
            return device.verify();
        }

        @Override
        public Outcome<List<Path>> export(Path directory) {
            return device.export(directory);
        }
    }
}
