package org.evertill.ui.report.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.domain.Staff;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;

/** Remembers what was shown last. */
final class ShownReports implements ReportView {

    Frame frame = new Frame("", "", Optional.empty(), "", Offers.NOTHING);
    List<Choice> choices = List.of();
    ShownTable table = ShownTable.EMPTY;
    String empty = "";
    List<Slip> receipts = List.of();
    List<String> paper = List.of();
    List<Staff> people = List.of();
    Notice notice = new Notice(Kind.INFO, "");
    int marked;

    /** Rows of the table. */
    int rows() {
        return table.rows().size();
    }

    /** What stands in a column. */
    List<String> column(int index) {
        return table.rows().stream().map(line -> line.cells().get(index)).toList();
    }

    @Override
    public void frame(Frame shown) {
        frame = shown;
    }

    @Override
    public void choices(List<Choice> all, int selected) {
        choices = all;
        marked = selected;
    }

    @Override
    public void table(ShownTable shown, String emptyText) {
        table = shown;
        empty = emptyText;
        marked = 0;
    }

    @Override
    public void receipts(List<Slip> found) {
        receipts = found;
        marked = 0;
    }

    @Override
    public void paper(List<String> lines) {
        paper = lines;
    }

    @Override
    public void approvers(List<Staff> all) {
        people = all;
    }

    @Override
    public void say(Notice said) {
        notice = said;
    }

    @Override
    public void move(int rows) {
        marked += rows;
    }

    @Override
    public void shift(int columns) {}

    @Override
    public int marked() {
        return marked;
    }

    @Override
    public Optional<Staff> approver() {
        return people.stream().findFirst();
    }

    @Override
    public boolean isGone() {
        return false;
    }
}
