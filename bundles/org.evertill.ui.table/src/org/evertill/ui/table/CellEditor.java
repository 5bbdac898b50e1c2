package org.evertill.ui.table;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.evertill.kernel.Outcome;
import org.evertill.ui.table.Edit.Option;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.ScreenKeys;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** Changes one cell where it stands: a field to type in, or a list to choose from. UI thread only. */
final class CellEditor<T> {

    private static final int MOST_OPTIONS_SEEN = 5;
    private static final int LEAST_LIST = 200;
    private static final int FRAME = 2;

    private final Grid grid;
    private final DataTable.Listener<T> listener;
    private @Nullable Open<T> open;

    /** What is open. */
    private sealed interface Open<T> {

        Control control();

        /** A field. */
        record Field<T>(Text control, T row, Edit.Typed<T> edit) implements Open<T> {}

        /** A list. */
        record Choice<T>(Composite control, RowList<Option<T>> list, T row) implements Open<T> {}
    }

    CellEditor(Grid grid, DataTable.Listener<T> listener) {
        this.grid = grid;
        this.listener = listener;
        grid.control().addListener(SWT.MouseWheel, e -> close());
        var bar = grid.control().getVerticalBar();
        if (bar != null) {
            bar.addListener(SWT.Selection, e -> close());
        }
    }

    boolean isOpen() {
        return open != null;
    }

    void open(TableColumn<T> column, int columnIndex, int rowIndex, T row) {
        close();
        grid.reveal(columnIndex, rowIndex);
        switch (column.edit()) {
            case Edit.None<T> none -> {}
            case Edit.Typed<T> typed -> openField(typed, columnIndex, rowIndex, row);
            case Edit.Chosen<T> chosen -> openList(column, chosen, columnIndex, rowIndex, row);
        }
    }

    void close() {
        var was = open;
        open = null;
        if (was != null && !was.control().isDisposed()) {
            was.control().dispose();
            grid.control().forceFocus();
        }
    }

    void type(char character) {
        switch (open) {
            case null -> {}
            case Open.Field<T> field when character == '\r' -> take(field);
            case Open.Field<T> field when character == '\b' -> takeBack(field.control());
            case Open.Field<T> field -> field.control().insert(String.valueOf(character));
            case Open.Choice<T> choice when character == '\r' -> take(choice);
            case Open.Choice<T> choice -> {}
        }
    }

    /** Keys for a list; a field has its own. */
    boolean handle(Event event) {
        if (!(open instanceof Open.Choice<T> choice)) {
            return open != null && event.keyCode == SWT.ESC && closed();
        }
        if (ScreenKeys.isEnter(event)) {
            take(choice);
        } else {
            switch (event.keyCode) {
                case SWT.ARROW_UP -> choice.list().move(-1);
                case SWT.ARROW_DOWN -> choice.list().move(1);
                case SWT.ESC -> close();
                default -> {}
            }
        }
        return true;
    }

    private boolean closed() {
        close();
        return true;
    }

    private void openField(Edit.Typed<T> typed, int columnIndex, int rowIndex, T row) {
        var control = grid.control();
        var text = Widgets.id(new Text(control, SWT.SINGLE | SWT.BORDER), "table.field");
        text.setFont(Fonts.of(control, Fonts.LARGE, SWT.NORMAL));
        text.setBackground(Palette.of(control, Role.SURFACE));
        text.setForeground(Palette.of(control, Role.TEXT));
        text.setText(typed.text().apply(row));
        text.selectAll();
        text.setBounds(grid.bounds(columnIndex, rowIndex));
        var field = new Open.Field<>(text, row, typed);
        open = field;
        text.addListener(SWT.KeyDown, event -> {
            if (ScreenKeys.isEnter(event)) {
                event.doit = false;
                take(field);
            } else if (event.keyCode == SWT.ESC) {
                event.doit = false;
                close();
            }
        });
        text.setFocus();
        listener.changed();
    }

    private void openList(TableColumn<T> column, Edit.Chosen<T> chosen, int columnIndex, int rowIndex, T row) {
        var options = chosen.options().apply(row);
        var control = grid.control();
        var frame = new Composite(control, SWT.NONE);
        frame.addListener(SWT.Paint, e -> {
            e.gc.setBackground(Palette.of(frame, Role.ACCENT));
            e.gc.fillRectangle(frame.getClientArea());
        });
        var list = Widgets.id(
                new RowList<Option<T>>(frame, List.of(Column.words(column.title(), Option::text, option -> ""))),
                "table.options");
        var cell = grid.bounds(columnIndex, rowIndex);
        int high = list.heightOf(Math.min(MOST_OPTIONS_SEEN, options.size())) + 2 * FRAME;
        int wide = Math.max(cell.width, LEAST_LIST);
        var area = control.getClientArea();
        int top = cell.y + cell.height + high <= area.height ? cell.y + cell.height : Math.max(0, cell.y - high);
        frame.setBounds(Math.max(0, Math.min(cell.x, area.width - wide)), top, wide, high);
        list.setBounds(FRAME, FRAME, wide - 2 * FRAME, high - 2 * FRAME);
        list.show(options, current(options));
        var choice = new Open.Choice<>(frame, list, row);
        open = choice;
        list.onChosen(() -> take(choice));
        frame.moveAbove(null);
        list.setFocus();
        listener.changed();
    }

    private int current(List<Option<T>> options) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).current()) {
                return i;
            }
        }
        return 0;
    }

    private void take(Open.Field<T> field) {
        switch (field.edit()
                .typed()
                .apply(field.row(), field.control().getText().strip())) {
            case Outcome.Ok<T>(var changed) -> {
                close();
                tell(field.row(), changed);
            }
            case Outcome.Failed<T>(var problem) -> {
                listener.failed(problem);
                field.control().selectAll();
            }
        }
    }

    private void take(Open.Choice<T> choice) {
        var option = choice.list().selected();
        close();
        option.ifPresent(chosen -> tell(choice.row(), chosen.row()));
    }

    private void tell(T before, T after) {
        if (before.equals(after)) {
            listener.changed();
        } else {
            listener.edited(before, after);
        }
    }

    private static void takeBack(Text text) {
        if (text.getSelectionCount() == 0 && text.getCaretPosition() > 0) {
            text.setSelection(text.getCaretPosition() - 1, text.getCaretPosition());
        }
        text.insert("");
    }
}
