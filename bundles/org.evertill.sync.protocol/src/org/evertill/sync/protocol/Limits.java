package org.evertill.sync.protocol;

import java.time.Duration;

/** The limits of the protocol; what exceeds one is refused with {@code sync.too-large}. */
public final class Limits {

    /** Major version of the protocol, in the path: {@code /sync/v1/…}. */
    public static final int PROTOCOL = 1;

    /** Operations in one PUSH; a local transaction may exceed it alone, up to {@link #MAX_TXN_OPERATIONS}. */
    public static final int MAX_PUSH_OPERATIONS = 2_000;

    /** Operations of one local transaction. */
    public static final int MAX_TXN_OPERATIONS = 20_000;

    /**
     * All operations of one local transaction as JSON text, in characters: however many bytes each takes, they fit in one body
     * with room for what is around them.
     */
    public static final int MAX_TXN_CHARS = 12 << 20;

    /** Body of one request or answer before compression, in bytes. */
    public static final int MAX_BODY_BYTES = 64 << 20;

    /** Body of a request that needs no credential, in bytes. */
    public static final int MAX_OPEN_BODY_BYTES = 16 << 10;

    /** Head of a request or answer: its first line and all its header fields, in bytes. */
    public static final int MAX_HEADER_BYTES = 8 << 10;

    /** Members of one object of a message, those among them that are passed over. */
    public static final int MAX_MEMBERS = 500;

    /** Rows in one page of a PULL. */
    public static final int MAX_PULL_ROWS = 5_000;

    /** A page of a PULL ends with the row that brings it to about so many bytes before compression. */
    public static final int PAGE_BYTES = 4 << 20;

    /** One row, or any other single value, as JSON text, in characters. */
    public static final int MAX_ROW_CHARS = 4 << 20;

    /** An identifier, a name, a hash, a version, in characters. */
    public static final int MAX_NAME_CHARS = 300;

    /** A sentence for people, in characters. */
    public static final int MAX_SENTENCE_CHARS = 4_000;

    /** Scopes that one till is subscribed to. */
    public static final int MAX_SCOPES = 10_000;

    /** Keys by which a till knows head office. */
    public static final int MAX_SERVER_KEYS = 100;

    /** Replicas in one version vector. */
    public static final int MAX_VECTOR_ENTRIES = 16;

    /** Branches of one till: its database was put back or copied so often. */
    public static final int MAX_BRANCHES = 200;

    /** Facts of one problem. */
    public static final int MAX_FACTS = 100;

    /** How deep objects and arrays may stand within each other. */
    public static final int MAX_DEPTH = 32;

    /**
     * Time for one request at a till, from the first byte sent to the last byte received; at head office for the body to
     * come, and again for the answer to be read.
     */
    public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    /** Of a body that head office has answered already it takes as much more, in bytes, so that the answer arrives. */
    public static final long MAX_LEFTOVER_BYTES = 2L * MAX_BODY_BYTES;

    /** And for as long. */
    public static final Duration LEFTOVER_TIMEOUT = Duration.ofSeconds(10);

    /** A stream of pokes is never silent for longer: without an event there is a comment. */
    public static final Duration POKE_HEARTBEAT = Duration.ofSeconds(15);

    private Limits() {}
}
