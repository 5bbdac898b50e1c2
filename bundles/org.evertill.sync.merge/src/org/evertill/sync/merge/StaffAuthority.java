package org.evertill.sync.merge;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.FirstRoles;
import org.evertill.domain.Permission;
import org.evertill.domain.Rights;
import org.evertill.domain.Staff;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Needed;
import org.evertill.entity.ScopeKind;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Problem;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/**
 * By staff and roles as head office has them. Somebody whose work was ended may have done what he did before: what counts is
 * the operation's own time against that of the ending. Roles count as they are now. Pure.
 */
public final class StaffAuthority implements Authority {

    /** How much later than the ending an operation may be: the clocks of tills and head office differ. */
    static final long TOLERANCE_MILLIS = 120_000;

    private static final String ACTIVE = "active";

    /** The rows of staff that judging operations takes: who made them, and who approved. */
    public static Set<String> people(Collection<Operation> operations) {
        var ids = new LinkedHashSet<String>();
        for (Operation op : operations) {
            if (!Rights.isSystem(op.userId())) {
                ids.add(op.userId());
            }
            if (isApproval(op) && op.after().get("approved_by") instanceof String approver) {
                ids.add(approver);
            }
        }
        ids.removeIf(id -> !RowKey.isIdentifier(id));
        return ids;
    }

    /** The rows of roles that it takes besides. */
    public static Set<String> roles(Collection<StoredRow> staff) {
        var ids = new HashSet<String>();
        FirstRoles.ALL.forEach(role -> ids.add(role.id()));
        staff.forEach(row -> {
            if (row.state().row().get("role") instanceof String role && RowKey.isIdentifier(role)) {
                ids.add(role);
            }
        });
        return ids;
    }

    @Override
    public Optional<Problem> problemOf(Deed deed, Function<RowKey, Optional<StoredRow>> rows) {
        var op = deed.operation();
        if (deed.author().replica().equals(VersionVector.HEAD_OFFICE)
                || deed.type().nature() == Nature.DERIVED) {
            return Optional.empty();
        }
        return Rights.isSystem(op.userId()) ? problemOfSystem(deed) : new Court(deed, rows).problemOf(op);
    }

    private static Optional<Problem> problemOfSystem(Deed deed) {
        String program = deed.operation().userId().substring(Rights.SYSTEM.length());
        return Needed.of(deed.type()).systems().contains(program)
                ? Optional.empty()
                : Optional.of(refused(deed.operation(), "No program called " + program + " writes such rows."));
    }

    private static boolean isApproval(Operation op) {
        return op.table().equals(DomainTypes.APPROVAL.table()) && op.kind() == OperationKind.INSERT;
    }

    private static Problem refused(Operation op, String why) {
        return Problem.of(
                        NOT_PERMITTED,
                        why
                                + " Ask who did it; then release it, or leave it out for good. Roles are changed at head office.")
                .with("user", op.userId())
                .with("table", op.table())
                .with("seq", op.seq());
    }

    /** One deed before the people and roles of its moment. */
    private record Court(Deed deed, Function<RowKey, Optional<StoredRow>> rows) {

        Optional<Problem> problemOf(Operation op) {
            var person = present(op.userId(), op.hlc());
            if (person.isEmpty()) {
                return Optional.of(refused(op, "Nobody of this name worked at this till then."));
            }
            if (isApproval(op)) {
                return problemOfApproval(op);
            }
            return needed(op).stream()
                    .filter(oneOf -> oneOf.stream().noneMatch(p -> may(person.get(), p) || isApproved(op, p)))
                    .findFirst()
                    .map(oneOf -> refused(
                            op, "The role of this person does not allow it: " + String.join(" or ", oneOf) + "."));
        }

        private Optional<Problem> problemOfApproval(Operation op) {
            boolean allowed = op.after().get("approved_by") instanceof String approver
                    && op.after().get("permission") instanceof String permission
                    && mayApprove(approver, permission, op);
            return allowed
                    ? Optional.empty()
                    : Optional.of(refused(op, "Somebody approved this who may not do it either."));
        }

        private Set<Set<String>> needed(Operation op) {
            if (op.kind() == OperationKind.RESOLVE) {
                return Set.of(Set.of(Permission.RESOLVE_CONFLICT.name()));
            }
            var needs = Needed.of(deed.type());
            var all = needs.forGroups(written(op, deed.type()));
            boolean saysNothing = needs.permissions().isEmpty() && all.isEmpty();
            boolean everybodys =
                    deed.type().scopeKind() == ScopeKind.CHAIN && deed.type().nature() == Nature.MASTER;
            return saysNothing && everybodys ? Set.of(Set.of(Permission.EDIT_CATALOGUE.name())) : all;
        }

        private boolean isApproved(Operation op, String permission) {
            return deed.transaction().stream()
                    .filter(StaffAuthority::isApproval)
                    .filter(a -> permission.equals(a.after().get("permission"))
                            && op.userId().equals(a.after().get("staff_id")))
                    .anyMatch(a -> a.after().get("approved_by") instanceof String approver
                            && mayApprove(approver, permission, a));
        }

        private boolean mayApprove(String approver, String permission, Operation op) {
            return !approver.equals(op.after().get("staff_id"))
                    && present(approver, op.hlc())
                            .filter(p -> may(p, permission))
                            .isPresent();
        }

        /** Somebody who worked in the till's store at a moment, as if he still did. */
        private Optional<Staff> present(String id, Hlc at) {
            var row = rows.apply(new RowKey(DomainTypes.STAFF.table(), id));
            return row.flatMap(stored -> {
                var person = DomainTypes.STAFF.fromRow(stored.state().row());
                var store = person.storeId();
                boolean here = store == null || store.equals(deed.author().storeId());
                return here && wasActive(stored.state(), person, at)
                        ? Optional.of(new Staff(person.id(), person.name(), person.role(), person.pinHash(), true))
                        : Optional.empty();
            });
        }

        private static boolean wasActive(RowState state, Staff person, Hlc at) {
            long until = at.millis() - TOLERANCE_MILLIS;
            boolean ended = !person.active() && state.fields().of(ACTIVE).hlc().millis() < until;
            boolean deleted =
                    state.deleted() && state.fields().of(FieldGroup.LIFE).hlc().millis() < until;
            return !ended && !deleted;
        }

        private boolean may(Staff person, String permission) {
            var role = rows.apply(new RowKey(DomainTypes.ROLE.table(), person.role()))
                    .filter(stored -> !stored.state().deleted())
                    .map(stored -> DomainTypes.ROLE.fromRow(stored.state().row()));
            return new Rights(role.map(List::of).orElse(List.of())).may(person, permission);
        }

        private static List<String> written(Operation op, EntityType<?> type) {
            return op.after().columns().stream()
                    .flatMap(column -> type.groupOf(column).map(FieldGroup::name).stream())
                    .distinct()
                    .toList();
        }
    }
}
