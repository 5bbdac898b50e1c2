package org.evertill.sync.protocol;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something has changed: how far scopes are, never what is in them. Travels as a server-sent event (WHATWG HTML, section
 * 9.2) named {@value #EVENT}.
 *
 * @param heads scope → its newest sequence number; scopes that have not moved are left out
 */
public record Poke(SortedMap<String, Long> heads) {

    public static final String EVENT = "heads";
    public static final String MEDIA_TYPE = "text/event-stream";

    public Poke {
        heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }
}
