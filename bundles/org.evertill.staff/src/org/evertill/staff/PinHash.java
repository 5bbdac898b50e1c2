package org.evertill.staff;

/** Turns a PIN into what may be stored and replicated; a service. */
public interface PinHash {

    /** An Argon2id hash in PHC string form, with a salt of its own. The array is wiped. */
    String of(char[] pin);

    /** Whether a PIN belongs to a hash. The array is wiped. */
    boolean matches(char[] pin, String hash);
}
