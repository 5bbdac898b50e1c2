package org.evertill.storage.sqlite.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.osgi.framework.ServiceRegistration;

/** A database whose services go before it closes. */
final class RegisteredDatabase implements Database {

    private final Database database;
    private final List<ServiceRegistration<?>> registrations;

    /**
     * @param registrations to be undone at the end, last first; the caller still adds to it
     */
    RegisteredDatabase(Database database, List<ServiceRegistration<?>> registrations) {
        this.database = database;
        this.registrations = registrations;
    }

    @Override
    public List<EntityType<?>> types() {
        return database.types();
    }

    @Override
    public Optional<TillIdentity> identity() {
        return database.identity();
    }

    @Override
    public Outcome<TillIdentity> enrol(TillIdentity identity) {
        return database.enrol(identity);
    }

    @Override
    public <R> R read(Function<Reader, R> work) {
        return database.read(work);
    }

    @Override
    public <R> R write(Author author, Function<UnitOfWork, R> work) {
        return database.write(author, work);
    }

    @Override
    public Outcome<Path> backup(Path target) {
        return database.backup(target);
    }

    @Override
    public void close() {
        for (ServiceRegistration<?> registration : registrations.reversed()) {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                // The framework is stopping and has taken it back already.
            }
        }
        registrations.clear();
        database.close();
    }
}
