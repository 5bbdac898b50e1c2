package org.evertill.customer.local.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.Detail;
import org.evertill.customer.Duplicates;
import org.evertill.customer.KnownCustomer;
import org.evertill.customer.PurchaseHistory;
import org.evertill.domain.Approval;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Customers;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers on the till's own database. */
@Component
public final class LocalCustomerDesk implements CustomerDesk {

    private final Database database;
    private final IdSource ids;
    private final Clearance clearance;
    private final CustomerNames names;

    @Activate
    public LocalCustomerDesk(@Reference Database database) {
        this(database, Nanoid.secure(), new Clearance(Optional.empty()), new CustomerNames());
    }

    private LocalCustomerDesk(Database database, IdSource ids, Clearance clearance, CustomerNames names) {
        this.database = database;
        this.ids = ids;
        this.clearance = clearance;
        this.names = names;
    }

    @Override
    public CustomerDesk with(Approval approval) {
        return new LocalCustomerDesk(database, ids, new Clearance(Optional.of(approval)), names);
    }

    @Override
    public Outcome<Entered> create(String staffId, Map<Detail, String> details) {
        return write(staffId, (tx, place) -> {
                    demand(tx, place, staffId, "CREATE CUSTOMER");
                    Details.checkNew(details);
                    var number = Optional.ofNullable(details.get(Detail.NUMBER)).filter(text -> !text.isBlank());
                    var blank = new Customer(
                            ids.next(),
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
        return write(staffId, (tx, place) -> {
            var known = Customers.required(tx, edit.customer());
            demand(tx, place, staffId, "EDIT CUSTOMER " + known.id());
            var changed = Details.changed(known.row(), edit.changes());
            tx.update(DomainTypes.CUSTOMER, changed, edit.seen().orElse(known.version()));
            return Customers.of(tx, known.id()).orElseThrow();
        });
    }

    @Override
    public Outcome<List<KnownCustomer>> find(String staffId, String words) {
        return read(staffId, reader -> CustomerSearch.find(reader, names, words));
    }

    @Override
    public Outcome<KnownCustomer> show(String staffId, String customer) {
        return read(staffId, reader -> Customers.required(reader, customer));
    }

    @Override
    public Outcome<PurchaseHistory> history(String staffId, String customer, int limit) {
        int most = Math.clamp(limit, 1, MAX_PURCHASES);
        return read(staffId, reader -> Purchases.of(reader, Customers.required(reader, customer), most));
    }

    @Override
    public Outcome<List<Duplicates.Pair>> duplicates(String staffId) {
        return read(staffId, reader -> Duplicates.among(all(reader)));
    }

    @Override
    public Outcome<KnownCustomer> merge(String staffId, String duplicate, String survivor) {
        return write(staffId, (tx, place) -> {
            var gone = Customers.required(tx, duplicate);
            var stays = Customers.required(tx, survivor);
            demand(tx, place, staffId, "MERGE CUSTOMER " + gone.id() + " " + stays.id());
            Merging.merge(tx, gone, stays);
            return Customers.of(tx, stays.id()).orElseThrow();
        });
    }

    @Override
    public Outcome<KnownCustomer> separate(String staffId, String merged) {
        return write(staffId, (tx, place) -> {
            var row = Customers.named(tx, merged).orElseThrow(() -> Customers.unknown(merged));
            demand(tx, place, staffId, "SEPARATE CUSTOMER " + row.value().id());
            Merging.separate(tx, row);
            return Customers.of(tx, row.value().id()).orElseThrow();
        });
    }

    private void demand(UnitOfWork tx, Place place, String staffId, String action) {
        clearance.demand(tx, place, staffId, Permission.EDIT_CUSTOMER, action, Optional.empty());
    }

    /** After the commit, because the first time it opens every customer, and no other writer shall wait for that. */
    private List<Duplicates.Pair> alike(KnownCustomer customer) {
        return database.read(reader -> {
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

    private <T> Outcome<T> read(String staffId, Function<Reader, T> work) {
        return Attempt.of(() -> database.read(reader -> {
            Clearance.present(reader, Place.of(database, reader), staffId);
            return work.apply(reader);
        }));
    }

    private <T> Outcome<T> write(String staffId, BiFunction<UnitOfWork, Place, T> work) {
        return Attempt.of(() -> database.write(new Author(staffId), tx -> work.apply(tx, Place.of(database, tx))));
    }
}
