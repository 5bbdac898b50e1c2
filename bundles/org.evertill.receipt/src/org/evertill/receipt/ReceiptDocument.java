package org.evertill.receipt;

import java.util.ArrayList;
import java.util.List;

/**
 * A slip as it should look, whatever shows it: a printer of any width, a screen, a file. A value.
 *
 * @param blocks from top to bottom
 */
public record ReceiptDocument(List<Block> blocks) {

    /** More than the longest receipt needs. */
    public static final int MAX_BLOCKS = 50_000;

    public ReceiptDocument {
        blocks = List.copyOf(blocks);
        if (blocks.size() > MAX_BLOCKS) {
            throw new IllegalArgumentException("too many blocks: " + blocks.size());
        }
    }

    /** The same below a line that says something about it in large letters, for example that it was printed before. */
    public ReceiptDocument below(String remark) {
        var all = new ArrayList<Block>();
        all.add(new Block.Text(remark, new Style(Style.Align.CENTER, Style.Weight.BOLD, Style.Size.TALL)));
        all.addAll(blocks);
        return new ReceiptDocument(all);
    }
}
