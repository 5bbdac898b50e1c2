package org.evertill.receipt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.evertill.receipt.Layout.Piece;
import org.evertill.receipt.PrinterProfile.Ability;
import org.evertill.receipt.Style.Size;
import org.evertill.receipt.Style.Weight;

/**
 * A document in the language of receipt printers. Every byte that commands stands in this class; of a document only printed
 * characters get through, and codes as data of counted length. Pure; any thread.
 *
 * <p>Source: Epson's ESC/POS command reference; only commands that its imitators know as well.
 */
public final class EscPos {

    private static final int ESC = 0x1b;
    private static final int GS = 0x1d;
    private static final int FS = 0x1c;
    private static final int LF = 0x0a;

    /** Dots of a QR code's module at most, 0.75 mm. */
    private static final int LARGEST_MODULE = 6;

    /** Fewer are not read well; with three the longest code still fits on 58 mm. */
    private static final int SMALLEST_MODULE = 3;

    /** Dots of a character's width: 576 for 48 columns on 80 mm, 384 for 32 on 58 mm. */
    private static final int DOTS_A_COLUMN = 12;

    /** Lines between print head and knife. */
    private static final int LINES_TO_TEAR = 4;

    private final PrinterProfile profile;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Style style = Style.PLAIN;

    private EscPos(PrinterProfile profile) {
        this.profile = profile;
    }

    /** The bytes to send; the printer is as after switching on when they begin. */
    public static byte[] bytes(ReceiptDocument document, PrinterProfile profile) {
        var writer = new EscPos(profile);
        writer.begin();
        Layout.of(document, profile.columns(), profile.codePage()::shown).forEach(writer::write);
        return writer.out.toByteArray();
    }

    /** Initialise; no pairs of bytes for Asian characters; no national variants of ASCII; the code page. */
    private void begin() {
        send(ESC, '@', FS, '.', ESC, 'R', 0, ESC, 't', profile.codePage().number());
    }

    private void write(Piece piece) {
        switch (piece) {
            case Piece.Line line -> line(line);
            case Piece.Symbol(var code) -> symbol(code);
            case Piece.Cut() -> cut();
        }
    }

    private void line(Piece.Line line) {
        if (!line.text().isEmpty()) {
            use(line.style());
            out.writeBytes(profile.codePage().bytes(line.text()));
        }
        send(LF);
    }

    /** Blanks align a line, so only weight and size are the printer's matter. */
    private void use(Style wanted) {
        if (wanted.weight() != style.weight()) {
            send(ESC, 'E', wanted.weight() == Weight.BOLD ? 1 : 0);
        }
        if (wanted.size() != style.size()) {
            send(GS, '!', magnified(wanted.size()));
        }
        style = wanted;
    }

    private static int magnified(Size size) {
        return switch (size) {
            case NORMAL -> 0x00;
            case TALL -> 0x01;
            case DOUBLE -> 0x11;
        };
    }

    private void symbol(Block.Code code) {
        var needed = code.kind() == Block.Code.Kind.QR ? Ability.QR : Ability.BARCODE;
        if (!profile.abilities().contains(needed)) {
            return;
        }
        use(Style.PLAIN);
        send(ESC, 'a', 1);
        switch (code.kind()) {
            case QR -> qr(code.content().getBytes(StandardCharsets.UTF_8));
            case BARCODE -> barcode(code.bars());
        }
        send(ESC, 'a', 0);
    }

    /** Model 2, size of a module, correction level M, store, print. */
    private void qr(byte[] content) {
        send(GS, '(', 'k', 4, 0, '1', 'A', '2', 0);
        send(GS, '(', 'k', 3, 0, '1', 'C', module(content.length));
        send(GS, '(', 'k', 3, 0, '1', 'E', '1');
        int length = content.length + 3;
        send(GS, '(', 'k', length & 0xff, length >> 8, '1', 'P', '0');
        out.writeBytes(content);
        send(GS, '(', 'k', 3, 0, '1', 'Q', '0');
    }

    /** As large as the paper allows: whoever scans it holds a crumpled receipt before a cheap scanner. */
    private int module(int bytes) {
        int room = profile.columns() * DOTS_A_COLUMN / QrSize.side(bytes);
        return Math.clamp(room, SMALLEST_MODULE, LARGEST_MODULE);
    }

    /** Code 128 with its text below. */
    private void barcode(String bars) {
        var data = bars.getBytes(StandardCharsets.US_ASCII);
        send(GS, 'h', 60, GS, 'w', 2, GS, 'H', 2);
        send(GS, 'k', 73, data.length + 2, '{', 'B');
        out.writeBytes(data);
    }

    private void cut() {
        use(Style.PLAIN);
        if (profile.abilities().contains(Ability.CUT)) {
            send(GS, 'V', 66, 0);
        } else {
            for (int i = 0; i < LINES_TO_TEAR; i++) {
                send(LF);
            }
        }
    }

    private void send(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
    }
}
