package org.evertill.ui.table;

import java.util.function.IntBinaryOperator;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.layer.DimensionallyDependentLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.ILayer;
import org.eclipse.nebula.widgets.nattable.layer.event.StructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.painter.layer.CellLayerPainter;
import org.eclipse.nebula.widgets.nattable.painter.layer.NatLayerPainter;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;

/** NatTable with titles over rows, in Evertill's colours: where cells are, which of them are seen. UI thread only. */
final class Grid {

    private static final int TITLES = 1;

    private final int rowHeight;
    private final int headHeight;
    private final NatTable table;
    private final DataLayer rows;
    private final ViewportLayer seen;

    /**
     * @param cells what rows and columns there are, and what they say
     * @param titles one row of titles
     */
    Grid(Composite parent, IDataProvider cells, IDataProvider titles) {
        rowHeight = Fonts.grown(parent, DataTable.ROW);
        headHeight = Fonts.grown(parent, DataTable.HEAD);
        rows = new DataLayer(cells, DataTable.WIDTH, rowHeight);
        rows.setLayerPainter(new CellLayerPainter());
        seen = new ViewportLayer(rows);
        seen.setRegionName(DataTable.CELLS);
        var heads = new DataLayer(titles, DataTable.WIDTH, headHeight);
        heads.setLayerPainter(new CellLayerPainter());
        var above = new DimensionallyDependentLayer(heads, seen, heads);
        above.setRegionName(DataTable.TITLES);
        var both = new CompositeLayer(1, 2);
        both.setChildLayer(DataTable.TITLES, above, 0, 0);
        both.setChildLayer(DataTable.CELLS, seen, 0, 1);
        table = new NatTable(
                parent, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL, both, false);
        table.setLayerPainter(new Ground(table));
    }

    NatTable control() {
        return table;
    }

    void drawnBy(GridPainter painter) {
        table.getConfigRegistry().registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, painter);
        table.configure();
    }

    /** There are other rows than before. */
    void refresh() {
        rows.fireLayerEvent(new StructuralRefreshEvent(rows));
    }

    /** Gives one column what the others leave. */
    void widths(IntBinaryOperator widthOf) {
        int all = table.getClientArea().width;
        for (int i = 0; i < rows.getColumnCount(); i++) {
            int width = widthOf.applyAsInt(i, all);
            if (rows.getColumnWidthByPosition(i) != width) {
                rows.setColumnWidthByPosition(i, width);
            }
        }
    }

    void reveal(int column, int row) {
        seen.moveCellPositionIntoViewport(column, row);
    }

    /** Rows that are seen as a whole. */
    int rowsSeen() {
        return Math.max(1, (table.getClientArea().height - headHeight) / rowHeight);
    }

    /** The place of a cell in the table; outside of it when the cell is not seen. */
    Rectangle bounds(int column, int row) {
        var bounds = table.getBoundsByPosition(
                seen.getColumnPositionByIndex(column), TITLES + seen.getRowPositionByIndex(row));
        return bounds == null ? new Rectangle(0, -rowHeight, 0, rowHeight) : bounds;
    }

    /** Column and row at a place: row −1 for the titles, null outside of all. */
    @org.jspecify.annotations.Nullable
    Point at(int x, int y) {
        int column = table.getColumnPositionByX(x);
        int row = table.getRowPositionByY(y);
        if (column < 0 || row < 0) {
            return null;
        }
        int index = table.getColumnIndexByPosition(column);
        return row < TITLES ? new Point(index, -1) : new Point(index, table.getRowIndexByPosition(row));
    }

    /** What is beside and below the cells. */
    private static final class Ground extends NatLayerPainter {

        private final NatTable table;

        Ground(NatTable table) {
            super(table);
            this.table = table;
        }

        @Override
        protected void paintBackground(ILayer layer, GC gc, int x, int y, Rectangle area, IConfigRegistry registry) {
            gc.setBackground(Palette.of(table, Role.SURFACE));
            gc.fillRectangle(area);
        }
    }
}
