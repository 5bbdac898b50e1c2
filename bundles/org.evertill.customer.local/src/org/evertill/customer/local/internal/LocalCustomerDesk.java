package org.evertill.customer.local.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.Detail;
import org.evertill.customer.Duplicates;
import org.evertill.customer.KnownCustomer;
import org.evertill.customer.PurchaseHistory;
import org.evertill.domain.Approval;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Customers;
import org.evertill.usecase.Desk;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers on the till's own database. */
@Component
public final class LocalCustomerDesk implements CustomerDesk {

    private final Desk desk;
    private final CustomerNames names;

    @Activate
    public LocalCustomerDesk(@Reference Database database, @Reference Clock clock) {
        this(new Desk(database, clock, Nanoid.secure()), new CustomerNames());
    }

    private LocalCustomerDesk(Desk desk, CustomerNames names) {
        this.desk = desk;
        this.names = names;
    }

    @Override
    public CustomerDesk with(Approval approval) {
        return new LocalCustomerDesk(desk.with(approval), names);
    }

    @Override
    public Outcome<Entered> create(String staffId, Map<Detail, String> details) {
        return desk.write(staffId, (tx, place) -> {
                    demand(tx, place, staffId, "CREATE CUSTOMER");
                    Details.checkNew(details);
                    var number = Optional.ofNullable(details.get(Detail.NUMBER)).filter(text -> !text.isBlank());
                    var blank = new Customer(
                            desk.ids().next(),
                            number.orElseGet(() -> CustomerNumbers.next(tx, place.till())),
                            null,
                            null,
                            null,
                            null,
                            null);
                    var customer = Details.changed(blank, details);
                    tx.insert(DomainTypes.CUSTOMER, customer);
                    return Customers.of(tx, customer.id()).orElseThrow();
                })
                .map(known -> new Entered(known, alike(known)));
    }

    @Override
    public Outcome<KnownCustomer> edit(String staffId, Edit edit) {
        return desk.write(staffId, (tx, place) -> {
            var known = Customers.required(tx, edit.customer());
            demand(tx, place, staffId, "EDIT CUSTOMER " + known.id());
            var changed = Details.changed(known.row(), edit.changes());
            tx.update(DomainTypes.CUSTOMER, changed, edit.seen().orElse(known.version()));
            return Customers.of(tx, known.id()).orElseThrow();
        });
    }

    @Override
    public Outcome<List<KnownCustomer>> find(String staffId, String words) {
        return desk.read(staffId, (reader, place) -> CustomerSearch.find(reader, names, words));
    }

    @Override
    public Outcome<KnownCustomer> show(String staffId, String customer) {
        return desk.read(staffId, (reader, place) -> Customers.required(reader, customer));
    }

    @Override
    public Outcome<PurchaseHistory> history(String staffId, String customer, int limit) {
        int most = Math.clamp(limit, 1, MAX_PURCHASES);
        return desk.read(staffId, (reader, place) -> Purchases.of(reader, Customers.required(reader, customer), most));
    }

    @Override
    public Outcome<List<Duplicates.Pair>> duplicates(String staffId) {
        return desk.read(staffId, (reader, place) -> Duplicates.among(all(reader)));
    }

    @Override
    public Outcome<KnownCustomer> merge(String staffId, String duplicate, String survivor) {
        return desk.write(staffId, (tx, place) -> {
            var gone = Customers.required(tx, duplicate);
            var stays = Customers.required(tx, survivor);
            demand(tx, place, staffId, "MERGE CUSTOMER " + gone.id() + " " + stays.id());
            Merging.merge(tx, gone, stays);
            return Customers.of(tx, stays.id()).orElseThrow();
        });
    }

    @Override
    public Outcome<KnownCustomer> separate(String staffId, String merged) {
        return desk.write(staffId, (tx, place) -> {
            var row = Customers.named(tx, merged).orElseThrow(() -> Customers.unknown(merged));
            demand(tx, place, staffId, "SEPARATE CUSTOMER " + row.value().id());
            Merging.separate(tx, row);
            return Customers.of(tx, row.value().id()).orElseThrow();
        });
    }

    private void demand(UnitOfWork tx, Place place, String staffId, String action) {
        desk.clearance().demand(tx, place, staffId, Permission.EDIT_CUSTOMER, action, Optional.empty());
    }

    /** After the commit, because the first time it opens every customer, and no other writer shall wait for that. */
    private List<Duplicates.Pair> alike(KnownCustomer customer) {
        return desk.database().read(reader -> {
            var rows = new TreeMap<String, Customer>();
            for (String id : names.alike(reader, customer.row())) {
                Customers.way(reader, id)
                        .forEach(at -> reader.find(DomainTypes.CUSTOMER, at)
                                .ifPresent(stored -> rows.put(at, stored.value())));
            }
            return Duplicates.of(customer.row(), rows.values());
        });
    }

    private static List<Customer> all(Reader reader) {
        var all = new ArrayList<Customer>();
        CustomerNames.walk(reader, all::add);
        return all;
    }
}
