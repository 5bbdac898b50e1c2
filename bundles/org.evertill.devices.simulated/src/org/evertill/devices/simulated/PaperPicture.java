package org.evertill.devices.simulated;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.evertill.devices.simulated.Paper.Part;
import org.evertill.devices.simulated.Paper.Run;
import org.evertill.symbol.Symbol;

/** Draws what is on a paper, so that people can look at it, and codes so that they can be read: a pixel is a dot of the printer. */
public final class PaperPicture {

    private static final int CELL = 12;
    private static final int LINE = 28;
    private static final int MARGIN = 24;
    private static final int BARS = 60;

    private final Paper paper;
    private final int columns;

    private PaperPicture(Paper paper, int columns) {
        this.paper = paper;
        this.columns = columns;
    }

    /** Writes a PNG. */
    public static void write(Paper paper, int columns, Path file) throws IOException {
        ImageIO.write(of(paper, columns), "png", file.toFile());
    }

    /** The picture itself. */
    public static BufferedImage of(Paper paper, int columns) {
        return new PaperPicture(paper, columns).drawn();
    }

    private BufferedImage drawn() {
        int height = 2 * MARGIN
                + paper.parts().stream().mapToInt(PaperPicture::height).sum();
        var image = new BufferedImage(columns * CELL + 2 * MARGIN, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(new Color(0xfdfcf7));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setColor(new Color(0x222222));
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int y = MARGIN;
        for (Part part : paper.parts()) {
            draw(g, part, y);
            y += height(part);
        }
        g.dispose();
        return image;
    }

    private void draw(Graphics2D g, Part part, int y) {
        switch (part) {
            case Part.Line line -> {
                int room = columns - line.columns();
                int x = MARGIN
                        + CELL
                                * switch (line.place()) {
                                    case LEFT -> 0;
                                    case CENTER -> room / 2;
                                    case RIGHT -> room;
                                };
                for (Run run : line.runs()) {
                    x = draw(g, run, x, y + height(line));
                }
            }
            case Part.Symbol symbol -> {
                var drawn = drawn(symbol);
                int left = (columns * CELL + 2 * MARGIN - drawn.width() * symbol.module()) / 2;
                int top = y + quiet(symbol);
                int high = drawn.height() == 1 ? BARS : symbol.module();
                for (var bar : drawn.bars()) {
                    g.fillRect(
                            left + bar.x() * symbol.module(),
                            top + bar.y() * high,
                            bar.length() * symbol.module(),
                            high);
                }
            }
            case Part.Cut() -> {
                for (int x = 0; x < columns * CELL + 2 * MARGIN; x += 14) {
                    g.drawLine(x, y + LINE / 2, x + 7, y + LINE / 2);
                }
            }
        }
    }

    private static int draw(Graphics2D g, Run run, int left, int bottom) {
        int x = left;
        var before = g.getTransform();
        for (int i = 0; i < run.text().length(); i++) {
            g.translate(x, bottom - LINE / 4 * run.high());
            g.scale(run.wide(), run.high());
            g.setFont(new Font(Font.MONOSPACED, run.bold() ? Font.BOLD : Font.PLAIN, 20));
            g.drawString(run.text().substring(i, i + 1), 0, 0);
            g.setTransform(before);
            x += CELL * run.wide();
        }
        return x;
    }

    private static int height(Part part) {
        return switch (part) {
            case Part.Line line ->
                LINE * line.runs().stream().mapToInt(Run::high).max().orElse(1);
            case Part.Symbol symbol ->
                2 * quiet(symbol) + (isQr(symbol) ? drawn(symbol).height() * symbol.module() : BARS);
            case Part.Cut cut -> LINE;
        };
    }

    private static Symbol drawn(Part.Symbol symbol) {
        return isQr(symbol) ? Symbol.qr(symbol.content()) : Symbol.code128(symbol.content());
    }

    private static boolean isQr(Part.Symbol symbol) {
        return symbol.kind().equals("QR");
    }

    private static int quiet(Part.Symbol symbol) {
        return Symbol.QUIET * symbol.module();
    }
}
