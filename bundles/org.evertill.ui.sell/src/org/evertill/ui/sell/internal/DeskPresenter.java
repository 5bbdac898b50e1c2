package org.evertill.ui.sell.internal;

import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleSlip;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Problem;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.receipt.PlainText;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;

/** Shows what the desk says after every step. UI thread only. */
final class DeskPresenter {

    private final SellController controller;
    private final SellView view;
    private final Panes panes;
    private final Totals totals;
    private final Formats formats;
    private final Messages texts;
    private final ApprovalControl approvals;
    private final PayControl pay;
    private final PayWords words;
    private final MoreControl more;
    private Optional<Named> customer = Optional.empty();

    /** How the customer of a basket is called. */
    private record Named(String basketId, String name) {}

    DeskPresenter(
            SellController controller,
            ApprovalControl approvals,
            PayControl pay,
            PayWords words,
            MoreControl more,
            SellView view,
            Panes panes,
            Totals totals,
            Formats formats,
            Messages texts) {
        this.approvals = approvals;
        this.pay = pay;
        this.words = words;
        this.more = more;
        this.controller = controller;
        this.view = view;
        this.panes = panes;
        this.totals = totals;
        this.formats = formats;
        this.texts = texts;
        view.totals.show(totals.of(Optional.empty(), Optional.empty()));
    }

    void show(DeskView desks) {
        if (view.screen.isDisposed()) {
            return;
        }
        controller.holds(desks);
        view.showLines(desks.basket(), marked(desks.news()));
        boolean keepsTotals = desks.basket().isEmpty() && panes.is(Pane.RECEIPT);
        if (!keepsTotals) {
            view.totals.show(totals.of(desks.basket(), customer(desks)));
        }
        show(desks.news());
        pay.seen().or(pay::begun).ifPresent(paying -> view.totals.show(totals.of(paying)));
        view.showNextStep(desks.basket().map(Exchange::money).orElse(SaleKind.SALE), pay.nextStep());
        view.refreshButtons();
    }

    /** A name stays known as long as its sale is; a sale that is taken up again only says that there is a customer. */
    private Optional<String> customer(DeskView desks) {
        if (desks.news() instanceof DeskView.Buys(var name)) {
            customer = name.flatMap(known -> desks.basket().map(basket -> new Named(basket.id(), known)));
        }
        return customer.filter(named -> desks.basket()
                        .filter(b -> b.id().equals(named.basketId()))
                        .isPresent())
                .map(Named::name);
    }

    private String marked(DeskView.News news) {
        return news instanceof DeskView.Added(var typed, var lineId, var remark)
                ? lineId
                : view.lines.selected().map(Basket.Line::id).orElse("");
    }

    private void show(DeskView.News news) {
        switch (news) {
            case DeskView.Quiet quiet -> {}
            case DeskView.Resumed resumed -> controller.say(Kind.INFO, texts.get("say.resumed"));
            case DeskView.Added(var typed, var lineId, var remark) -> added(typed, remark);
            case DeskView.Redeemed(var code) -> {
                added(code, Optional.empty());
                controller.say(Kind.GOOD, texts.get("say.coupon", code));
            }
            case DeskView.NotSold(var typed, var problem) -> controller.keep(typed, problem);
            case DeskView.Refused(var problem) -> {
                pay.stopWaiting();
                controller.say(Kind.PROBLEM, controller.text(problem));
            }
            case DeskView.NeedsApproval(var wanted, var again) -> {
                pay.stopWaiting();
                approvals.ask(wanted, again);
            }
            case DeskView.InParts(var paying, var refused) -> {
                pay.show(paying);
                controller.say(
                        kind(paying, refused), refused.map(controller::text).orElseGet(() -> words.standing(paying)));
            }
            case DeskView.Paid(var receipt) -> paid(receipt);
            case DeskView.Shown(var receipt) -> shown(receipt, Kind.INFO, "say.shown");
            case DeskView.Refunding(var receipt) -> atLines(Kind.INFO, texts.get("say.refunding", receipt));
            case DeskView.PutAside(var name) -> atLines(Kind.GOOD, texts.get("say.parked", name));
            case DeskView.Asides(var parked) -> more.choose(parked);
            case DeskView.TakenUp(var name) -> atLines(Kind.GOOD, texts.get("say.taken-up", name));
            case DeskView.Customers(var found) -> more.chooseCustomer(found);
            case DeskView.Buys(var name) -> {
                panes.leave(Pane.RECEIPT);
                controller.say(
                        Kind.GOOD,
                        name.map(who -> texts.get("say.buys", who)).orElseGet(() -> texts.get("say.buys-nobody")));
            }
            case DeskView.GivenUp givenUp -> atLines(Kind.INFO, texts.get("say.given-up"));
        }
    }

    private void atLines(Kind kind, String said) {
        panes.show(Pane.LINES);
        controller.say(kind, said);
    }

    /** Bad news stays until somebody has dealt with it; other news makes room for the sale. */
    private void added(String typed, Optional<Problem> remark) {
        controller.sold(typed);
        panes.leave(Pane.RECEIPT);
        panes.leave(Pane.PAY);
        if (remark.isPresent()) {
            controller.say(Kind.WARNING, controller.text(remark.get()));
        } else if (!view.banner.isBad()) {
            view.banner.clear();
        }
    }

    private static Kind kind(Paying paying, Optional<Problem> refused) {
        if (refused.isPresent()) {
            return Kind.PROBLEM;
        }
        return paying.pending().or(paying::reversing).isPresent() ? Kind.WARNING : Kind.INFO;
    }

    private void paid(Receipt receipt) {
        view.totals.show(totals.of(receipt));
        var refund = receipt.sale().kind() == SaleKind.REFUND
                || receipt.sale().total().isNegative();
        shown(receipt, Kind.GOOD, refund ? "say.paid-back" : "say.paid");
    }

    private void shown(Receipt receipt, Kind kind, String key) {
        view.receipt.show(PlainText.lines(SaleSlip.document(receipt, formats.slips()), PlainText.WIDTH));
        panes.show(Pane.RECEIPT);
        controller.say(kind, texts.get(key, receipt.sale().receipt()));
    }
}
