package org.evertill.ui.table;

import java.util.List;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.evertill.ui.widget.Column.Align;

/** What NatTable and the painter see of a table. */
final class Face {

    private Face() {}

    /** What the cells say. */
    record Cells<T>(DataTable<T> table) implements IDataProvider {

        @Override
        public Object getDataValue(int column, int row) {
            return table.said(column, row);
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("cells are changed by the editor");
        }

        @Override
        public int getColumnCount() {
            return table.columns().size();
        }

        @Override
        public int getRowCount() {
            return table.size();
        }
    }

    /** What the columns are called. */
    record Titles(List<? extends TableColumn<?>> columns) implements IDataProvider {

        @Override
        public Object getDataValue(int column, int row) {
            return columns.get(column).title();
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("titles are not changed");
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }

        @Override
        public int getRowCount() {
            return 1;
        }
    }

    /** How both are drawn. */
    record Look<T>(DataTable<T> table) implements GridPainter.Cells {

        @Override
        public boolean isMarked(int row) {
            return table.isMarked(row);
        }

        @Override
        public boolean isMarkedColumn(int column) {
            return table.isMarkedColumn(column);
        }

        @Override
        public Align align(int column) {
            return table.columns().get(column).align();
        }

        @Override
        public String arrow(int column) {
            var sorting = table.sorting();
            if (!table.columns().get(column).id().equals(sorting.column())) {
                return "";
            }
            return sorting.direction() == Sorting.Direction.ASCENDING ? "  ▲" : "  ▼";
        }
    }
}
