package org.evertill.sync.http.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.evertill.kernel.Problem;

/** What can go wrong between here and head office. Offline is normal: nothing of this is an error of the till's. */
final class Failures {

    private Failures() {}

    static Problem of(IOException failure, URI headOffice) {
        if (failure instanceof HttpTimeoutException) {
            return timeout(headOffice);
        }
        Throwable root = rootOf(failure);
        if (root instanceof PinnedServers.UntrustedServer) {
            return untrusted(headOffice);
        }
        if (failure instanceof SSLException) {
            return unprotected(headOffice);
        }
        boolean noName = root instanceof UnresolvedAddressException || root instanceof UnknownHostException;
        if (noName || root instanceof NoRouteToHostException || says(root, "unreachable")) {
            return unreachable(headOffice);
        }
        return failure instanceof ConnectException ? refused(headOffice) : interrupted(headOffice);
    }

    static Problem timeout(URI headOffice) {
        return about(headOffice, "connection.timeout", "Head office at %s did not answer in time.");
    }

    static Problem interrupted(URI headOffice) {
        return about(headOffice, "connection.interrupted", "The connection to head office at %s broke.");
    }

    private static Problem refused(URI headOffice) {
        return about(headOffice, "connection.refused", "Nothing answers at %s; head office is not running there.");
    }

    private static Problem unreachable(URI headOffice) {
        return about(headOffice, "connection.unreachable", "There is no way to head office at %s.");
    }

    /** Head office is there but says that it cannot just now. */
    static Problem unavailable(URI headOffice, Problem reason) {
        return about(headOffice, "connection.unavailable", "Head office at %s cannot answer now: " + reason.message())
                .with("reason", reason.code());
    }

    static Problem notHeadOffice(URI headOffice, int status) {
        return Problem.of(
                        "connection.not-head-office",
                        "Something answers at " + headOffice + ", but it is not head office (status " + status
                                + "). Check the address, and whether a proxy stands between.")
                .with("address", headOffice)
                .with("status", status);
    }

    static Problem noStream(URI headOffice, int status) {
        return Problem.of(
                        "connection.no-stream",
                        "Head office at " + headOffice + " gives no stream of changes (status " + status
                                + "); the till looks for them by itself.")
                .with("address", headOffice)
                .with("status", status);
    }

    static Problem insecure(URI headOffice) {
        return Problem.of(
                        "connection.insecure",
                        "The address " + headOffice + " would send sales over the network unprotected. Use an address "
                                + "that begins with https://, or http:// to this machine itself.")
                .with("address", headOffice);
    }

    /** Nothing of the till's has been sent then. */
    static Problem untrusted(URI headOffice) {
        return Problem.of(
                        "connection.untrusted",
                        "What answers at " + headOffice
                                + " has another key than head office, so nothing is sent to it. Selling goes"
                                + " on. If head office has got new keys, enrol this till again with a new code; it keeps its data."
                                + " If not, somebody may be listening: tell whoever runs the network.")
                .with("address", headOffice);
    }

    private static Problem unprotected(URI headOffice) {
        return about(
                headOffice,
                "connection.unprotected",
                "No protected connection (TLS 1.3) comes about with what answers at %s.");
    }

    static Problem incompleteCode() {
        return Problem.of(
                "enrolment.incomplete-code",
                "The code is not complete: behind its first three groups stand four more, by which this till knows head"
                        + " office. Type all seven groups.");
    }

    private static Problem about(URI headOffice, String code, String message) {
        String text = String.format(Locale.ROOT, message.replace("%s", "%1$s"), headOffice);
        return Problem.of(
                        code,
                        text
                                + " Selling goes on. The till's window tries again by itself; a command has to be"
                                + " given again.")
                .with("address", headOffice);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean says(Throwable failure, String word) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains(word);
    }
}
