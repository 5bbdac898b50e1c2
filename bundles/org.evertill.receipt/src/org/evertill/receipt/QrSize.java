package org.evertill.receipt;

import java.util.List;

/** How large a QR code gets that a printer makes. Pure. */
final class QrSize {

    /** Modules that have to stay light on each side. */
    private static final int QUIET = 4;

    /**
     * What a QR code of correction level M holds in bytes, by version from 1 (ISO/IEC 18004); a version has four modules more a side than the
     * one before.
     */
    private static final List<Integer> BYTES = List.of(
            14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779,
            857, 911, 997);

    private QrSize() {}

    /** The modules of a side at most, the light border among them: some printers pack letters and digits no better than bytes. */
    static int side(int bytes) {
        for (int version = 1; version <= BYTES.size(); version++) {
            if (bytes <= BYTES.get(version - 1)) {
                return 17 + 4 * version + 2 * QUIET;
            }
        }
        throw new IllegalArgumentException("no receipt has room for " + bytes + " bytes");
    }
}
