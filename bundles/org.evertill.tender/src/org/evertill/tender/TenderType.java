package org.evertill.tender;

/** How a tender is taken. */
public enum TenderType {
    /** Coins and notes of the store's own currency. */
    CASH,
    /** Coins and notes of another currency, by a rate; change is given in the store's own. */
    FOREIGN_CASH,
    /** By somebody else: a card terminal, or a service of the chain's own. */
    PROVIDER,
    /** A card that was paid before. */
    GIFT_CARD,
    /** A voucher that was given away, for a complaint for example. */
    VOUCHER,
    /** What the shop owes a customer for goods that came back. */
    STORE_CREDIT,
    /** On account: the customer owes it. */
    ACCOUNT;

    /** Whether it is taken off what stands behind a number. */
    public boolean isStored() {
        return switch (this) {
            case GIFT_CARD, VOUCHER, STORE_CREDIT, ACCOUNT -> true;
            case CASH, FOREIGN_CASH, PROVIDER -> false;
        };
    }
}
