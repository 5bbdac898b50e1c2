package org.evertill.receipt;

import java.io.ByteArrayOutputStream;

/** Two lines for a customer's display that speaks as the displays of receipt printers do. Pure; any thread. */
public final class DisplayText {

    private static final int ESC = 0x1b;
    private static final int CLEAR = 0x0c;

    private DisplayText() {}

    /** The bytes: initialise, code page, clear, then both lines, each cut or filled to the columns. */
    public static byte[] bytes(String upper, String lower, int columns, CodePage page) {
        var out = new ByteArrayOutputStream();
        for (int b : new int[] {ESC, '@', ESC, 't', page.number(), CLEAR}) {
            out.write(b);
        }
        out.writeBytes(page.bytes(line(upper, columns, page)));
        out.writeBytes(page.bytes(line(lower, columns, page)));
        return out.toByteArray();
    }

    private static String line(String text, int columns, CodePage page) {
        return TextCells.left(page.shown(TextCells.clean(text)), columns);
    }
}
