package org.evertill.fiscal.local.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.ReceiptNote;
import org.evertill.checkout.ReceiptNotes;
import org.evertill.checkout.SaleListener;
import org.evertill.domain.Permission;
import org.evertill.fiscal.FiscalDesk;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Signs what a till sells. A sale gets a mark in its own transaction and nothing else: selling never waits for a device and never fails
 * because of one. After the commit it is signed; what cannot be signed then is signed later, in order.
 */
@Component(
        immediate = true,
        service = {SaleListener.class, ReceiptNotes.class, FiscalDesk.class})
public final class FiscalSigning implements SaleListener, ReceiptNotes, FiscalDesk, AutoCloseable {

    private final Database database;
    private final List<FiscalDevice> devices;
    private final Signer signer;

    @Activate
    public FiscalSigning(
            @Reference Database database,
            @Reference Clock clock,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<FiscalDevice> devices) {
        this(database, clock, devices, Signer.Limits.USUAL);
    }

    /** For tests, which do not wait as long. */
    FiscalSigning(Database database, Clock clock, List<FiscalDevice> devices, Signer.Limits limits) {
        this.database = database;
        // In training there is none: what somebody practises is not signed, and no device hears of it.
        boolean isTraining =
                database.identity().filter(TillIdentity::isTraining).isPresent();
        this.devices = isTraining ? List.of() : List.copyOf(devices);
        this.signer = new Signer(new FiscalFacts(database, clock), this.devices, limits);
        signer.start();
    }

    @Override
    public void completed(Receipt receipt, UnitOfWork tx) {
        if (FiscalState.device(tx).isPresent()) {
            Pending.add(tx, ProcessData.of(receipt));
            signer.wake(receipt.sale().id());
        }
    }

    @Override
    public List<ReceiptNote> of(Receipt receipt, Reader reader) {
        return FiscalNotes.of(receipt, reader);
    }

    @Override
    public boolean isSettled(Receipt receipt) {
        if (database.read(FiscalState::device).isEmpty()) {
            return false;
        }
        signer.await(receipt.sale().id());
        return true;
    }

    @Override
    public Status status() {
        return database.read(FiscalSigning::status);
    }

    private static Status status(Reader reader) {
        return new Status(FiscalState.device(reader), Pending.count(reader), FiscalState.outage(reader));
    }

    @Override
    public List<String> devices() {
        return devices.stream().map(FiscalDevice::name).sorted().toList();
    }

    @Override
    public Outcome<Status> use(Choice choice) {
        var device = choice.device();
        if (device.isPresent() && signer.find(device.get()).isEmpty()) {
            return Outcome.failed(
                    "fiscal.unknown-device",
                    "There is no fiscal device of that name. Those that there are: " + String.join(", ", devices())
                            + ".");
        }
        return Attempt.of(() -> database.write(new Author(choice.staffId()), tx -> {
            var place = Place.of(database, tx);
            new Clearance(choice.approval())
                    .demand(tx, place, choice.staffId(), Permission.CONFIGURE, "FISCAL DEVICE", Optional.empty());
            if (device.isEmpty() && Pending.count(tx) > 0) {
                throw Attempt.problem(
                        "fiscal.waiting",
                        Pending.count(tx)
                                + " documents wait to be signed. Sign them first ('fiscal --as PERSON sign'), or use"
                                + " another device, which signs them then.");
            }
            FiscalState.device(tx, device, place.till());
            return status(tx);
        }));
    }

    @Override
    public Outcome<Status> sign() {
        return device().map(device -> {
            signer.sign();
            return status();
        });
    }

    @Override
    public Outcome<Long> verify() {
        return device().then(FiscalDevice::verify);
    }

    @Override
    public Outcome<List<Path>> export(Path directory) {
        return device().then(device -> device.export(directory));
    }

    private Outcome<FiscalDevice> device() {
        return database.read(FiscalState::device)
                .flatMap(signer::find)
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(
                        "fiscal.no-device",
                        "This till uses no fiscal device, or it is not installed. 'fiscal --as PERSON use NAME'"
                                + " chooses one."));
    }

    @Deactivate
    @Override
    public void close() {
        signer.close();
    }
}
