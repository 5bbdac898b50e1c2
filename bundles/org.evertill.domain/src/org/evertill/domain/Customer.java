package org.evertill.domain;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Sensitive;
import org.evertill.entity.Unique;
import org.jspecify.annotations.Nullable;

/**
 * A customer whom the chain knows.
 *
 * @param mergedInto the row of the same person that goes on in this one's place; sales that name this one stay as they are
 */
@Entity(table = "customers", scope = ScopeKind.CHAIN, inTraining = false, version = 3)
@Needs(
        value = "EDIT_CUSTOMER",
        systems = {"import", "replay", "cli"})
public record Customer(
        @Id String id,

        @Unique("number") @Label("Number") @Indexed @MaxLength(40)
        String number,

        @Label("Name") @Sensitive @Nullable String name,
        @Label("E-mail") @Sensitive @Indexed @Nullable String email,

        @Label("Telephone") @Sensitive @Indexed @MaxLength(40) @Nullable
        String phone,

        @Label("Country") @MaxLength(60) @Nullable String country,
        @Label("Tax number") @Sensitive @Nullable String taxNumber,

        @Label("Customer group") @MaxLength(80) @Nullable String customerGroup,

        @Label("Merged into") @Indexed @Merge(MergePolicy.MANUAL) @MaxLength(80) @Nullable
        String mergedInto) {

    /** One that is merged into no other. */
    public Customer(
            String id,
            String number,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String taxNumber,
            @Nullable String customerGroup) {
        this(id, number, name, email, phone, country, taxNumber, customerGroup, null);
    }

    /** One of no group. */
    public Customer(
            String id,
            String number,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String taxNumber) {
        this(id, number, name, email, phone, country, taxNumber, null);
    }

    /** The same row merged into another one; null for none any more. */
    public Customer withMergedInto(@Nullable String survivor) {
        return new Customer(id, number, name, email, phone, country, taxNumber, customerGroup, survivor);
    }
}
