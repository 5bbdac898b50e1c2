package org.evertill.ui.table;

import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.AbstractCellPainter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.evertill.ui.widget.Column.Align;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.Texts;

/** Draws cells and titles in the colours of the theme in use. */
final class GridPainter extends AbstractCellPainter {

    private static final int PADDING = 10;
    private static final int MARK = 5;

    private final Control table;
    private final Cells cells;

    /** What there is to draw. */
    interface Cells {

        /** Whether the row is the marked one. */
        boolean isMarked(int row);

        /** Whether the column is that of the marked cell. */
        boolean isMarkedColumn(int column);

        Align align(int column);

        /** What stands behind a title: in which order the column is. */
        String arrow(int column);
    }

    GridPainter(Control table, Cells cells) {
        this.table = table;
        this.cells = cells;
    }

    @Override
    public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
        if (cell.getConfigLabels().hasLabel(DataTable.TITLES)) {
            paintTitle(cell, gc, bounds);
        } else {
            paintValue(cell, gc, bounds);
        }
    }

    @Override
    public int getPreferredWidth(ILayerCell cell, GC gc, IConfigRegistry registry) {
        gc.setFont(Fonts.of(table, Fonts.LARGE, SWT.NORMAL));
        return gc.textExtent(text(cell)).x + 2 * PADDING;
    }

    @Override
    public int getPreferredHeight(ILayerCell cell, GC gc, IConfigRegistry registry) {
        return DataTable.ROW;
    }

    private void paintTitle(ILayerCell cell, GC gc, Rectangle bounds) {
        gc.setBackground(colour(Role.SURFACE));
        gc.fillRectangle(bounds);
        int column = cell.getColumnIndex();
        var arrow = cells.arrow(column);
        gc.setFont(Fonts.of(table, Fonts.SMALL, arrow.isEmpty() ? SWT.NORMAL : SWT.BOLD));
        gc.setForeground(colour(arrow.isEmpty() ? Role.MUTED : Role.TEXT));
        write(gc, column, text(cell) + arrow, bounds);
        gc.setForeground(colour(Role.LINE));
        gc.drawLine(bounds.x, bounds.y + bounds.height - 1, bounds.x + bounds.width, bounds.y + bounds.height - 1);
    }

    private void paintValue(ILayerCell cell, GC gc, Rectangle bounds) {
        int column = cell.getColumnIndex();
        boolean isMarked = cells.isMarked(cell.getRowIndex());
        gc.setBackground(colour(isMarked ? Role.SELECTION : Role.SURFACE));
        gc.fillRectangle(bounds);
        if (isMarked && column == 0) {
            gc.setBackground(colour(Role.ACCENT));
            gc.fillRectangle(bounds.x, bounds.y, MARK, bounds.height);
        }
        gc.setForeground(colour(Role.LINE));
        gc.drawLine(bounds.x, bounds.y + bounds.height - 1, bounds.x + bounds.width, bounds.y + bounds.height - 1);
        gc.setFont(Fonts.of(table, Fonts.LARGE, SWT.NORMAL));
        gc.setForeground(colour(Role.TEXT));
        write(gc, column, text(cell), bounds);
        if (isMarked && cells.isMarkedColumn(column)) {
            gc.setForeground(colour(Role.ACCENT));
            gc.setLineWidth(2);
            gc.drawRectangle(bounds.x + 1, bounds.y + 1, bounds.width - 3, bounds.height - 3);
            gc.setLineWidth(1);
        }
    }

    private void write(GC gc, int column, String text, Rectangle bounds) {
        var shown = Texts.fitting(gc, text, bounds.width - 2 * PADDING);
        var extent = gc.textExtent(shown);
        int left = switch (cells.align(column)) {
            case LEFT -> bounds.x + PADDING;
            case RIGHT -> bounds.x + bounds.width - PADDING - extent.x;
        };
        gc.drawText(shown, left, bounds.y + (bounds.height - extent.y) / 2, true);
    }

    private org.eclipse.swt.graphics.Color colour(Role role) {
        return Palette.of(table, role);
    }

    private static String text(ILayerCell cell) {
        return String.valueOf(cell.getDataValue());
    }
}
