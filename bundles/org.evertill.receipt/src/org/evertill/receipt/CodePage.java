package org.evertill.receipt;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/**
 * What a printer's bytes mean. Characters that a page lacks are written with others, so that a text stays readable: {@code €} becomes
 * {@code EUR}, {@code ő} becomes {@code o}, what has no likeness a question mark.
 */
public enum CodePage {
    /** United States: has no euro sign and few letters with accents. */
    PC437(0, "IBM437"),
    /** Western Europe without the euro sign. */
    PC850(2, "IBM850"),
    /** Western Europe. */
    PC858(19, "IBM00858"),
    /** Central Europe without the euro sign. */
    PC852(18, "IBM852"),
    /** Western Europe, as Windows has it. */
    WPC1252(16, "windows-1252");

    private static final Map<Integer, String> LIKENESS = Map.ofEntries(
            Map.entry((int) '€', "EUR"),
            Map.entry((int) '£', "GBP"),
            Map.entry((int) '§', "S."),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‚', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '„', "\""),
            Map.entry((int) '«', "\""),
            Map.entry((int) '»', "\""),
            Map.entry((int) '…', "..."),
            Map.entry((int) '•', "*"),
            Map.entry((int) '·', "."),
            Map.entry((int) '×', "x"),
            Map.entry((int) '™', "TM"),
            Map.entry((int) '®', "(R)"),
            Map.entry((int) '©', "(C)"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ı', "i"));

    private static final int FIRST_PRINTED = 0x20;
    private static final int DELETE = 0x7f;

    private final int number;
    private final String charset;

    CodePage(int number, String charset) {
        this.number = number;
        this.charset = charset;
    }

    /** The number by which printers know it ({@code ESC t n}). */
    public int number() {
        return number;
    }

    /** The text with nothing in it but what this page has, and line breaks. */
    public String shown(String text) {
        var encoder = encoder();
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.append(shown(encoder, c)));
        return shown.toString();
    }

    /** The bytes of a text that {@link #shown} gave; none of them is a control character. */
    byte[] bytes(String text) {
        var encoder = encoder();
        var bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            int b = printed(encoder, text.charAt(i));
            bytes[i] = (byte) (b < 0 ? '?' : b);
        }
        return bytes;
    }

    private static String shown(CharsetEncoder encoder, int c) {
        if (c == '\n' || Character.isBmpCodePoint(c) && printed(encoder, (char) c) >= 0) {
            return Character.toString(c);
        }
        String like = LIKENESS.get(c);
        if (like == null) {
            if (Character.getType(c) == Character.SPACE_SEPARATOR) {
                return " ";
            }
            String apart = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
            like = apart.codePoints()
                    .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                    .limit(MAX_LIKENESS)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        var plain = new StringBuilder();
        like.codePoints().forEach(part -> plain.append(isPrinted(encoder, part) ? Character.toString(part) : "?"));
        return plain.toString();
    }

    /** Some signs stand for whole words; a line has no room for them. */
    private static final int MAX_LIKENESS = 4;

    private static boolean isPrinted(CharsetEncoder encoder, int c) {
        return Character.isBmpCodePoint(c) && printed(encoder, (char) c) >= 0;
    }

    /** The byte of a character; -1 when there is none that is printed. */
    private static int printed(CharsetEncoder encoder, char c) {
        try {
            ByteBuffer one = encoder.encode(CharBuffer.wrap(new char[] {c}));
            int b = one.get() & 0xff;
            return b < FIRST_PRINTED || b == DELETE ? -1 : b;
        } catch (CharacterCodingException notInThePage) {
            return -1;
        }
    }

    private CharsetEncoder encoder() {
        return Charset.forName(charset).newEncoder();
    }
}
