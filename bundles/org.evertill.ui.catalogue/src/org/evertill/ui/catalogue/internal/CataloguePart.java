package org.evertill.ui.catalogue.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.catalogue.Divergence;
import org.evertill.catalogue.ImportDesk;
import org.evertill.domain.Product;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.sync.words.EditWords;
import org.evertill.sync.words.EditWords.Field;
import org.evertill.sync.words.RowLookup;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Screens;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.catalogue.internal.CatalogueControl.Topics;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.widget.ScreenKeys;
import org.jspecify.annotations.Nullable;

/** The screen of the catalogue: puts its pieces together. */
public final class CataloguePart {

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Formats formats;
    private final Clock clock;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable CataloguePage page;
    private @Nullable CatalogueControl control;

    @Inject
    public CataloguePart(
            Till till,
            UiTasks tasks,
            Notices notices,
            Session session,
            Formats formats,
            Clock clock,
            Keyboard keyboard,
            Locale locale) {
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.formats = formats;
        this.clock = clock;
        this.keyboard = keyboard;
        this.texts = keyboard.texts(CataloguePart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var made = new CataloguePage(parent, texts, use -> keyboard.name(use, texts.locale()), this::touched);
        var making = new CatalogueControl(
                till, tasks, session, texts, formats, notices::text, made, keyboard, screens::leave);
        page = made;
        control = making;
        making.with(new AllTopics(making, made.tables()));
        ScreenKeys.to(made.screen, making::handle);
        var stopNotices = notices.listen(made::say);
        var stopSession = session.listen(staff -> making.forget());
        made.screen.addListener(SWT.Dispose, e -> {
            stopNotices.run();
            stopSession.run();
        });
    }

    @Focus
    void focus() {
        if (page != null && control != null) {
            page.screen.forceFocus();
            control.begin();
        }
    }

    /** The pad is made before the control is. */
    private void touched(char key) {
        if (control != null) {
            control.touched(key);
        }
    }

    /** What there is to see. */
    private final class AllTopics implements Topics, ProductTopic.Ways {

        private final Stage stage;
        private final ProductTopic products;
        private final CodeTopic codes;
        private final PriceTopic prices;
        private final PromotionTopic promotions;
        private final TrialTopic trial;
        private final FileTopic files;
        private final PreviewTopic preview;
        private final MergeTopic merge;

        AllTopics(Stage stage, Composite parent) {
            this.stage = stage;
            var ids = Nanoid.inOrderOf(clock);
            merge = new MergeTopic(stage, parent);
            codes = new CodeTopic(stage, parent, ids);
            prices = new PriceTopic(stage, parent, ids, clock);
            trial = new TrialTopic(stage, parent, clock);
            preview = new PreviewTopic(stage, parent, () -> till.service(ImportDesk.class));
            files = new FileTopic(stage, parent, path -> stage.to(preview.of(path)));
            promotions = new PromotionTopic(stage, parent, clock, () -> stage.to(trial));
            products = new ProductTopic(stage, parent, ids, this);
        }

        @Override
        public List<Topic> everything() {
            return List.of(products, codes, prices, promotions, trial, files, preview, merge);
        }

        @Override
        public Topic first() {
            return products;
        }

        @Override
        public Topic codes(Product product) {
            return codes.of(product);
        }

        @Override
        public Topic prices(Product product) {
            return prices.of(product);
        }

        @Override
        public Topic files() {
            return files;
        }

        @Override
        public Topic promotions() {
            return promotions;
        }

        @Override
        public <T extends Record> void merge(Divergence<T> divergence) {
            stage.ask(() -> words(divergence), fields -> {
                merge.show(divergence, fields);
                stage.to(merge);
                stage.say(Notices.Kind.WARNING, "say.overtaken");
            });
        }

        private <T extends Record> Outcome<List<Field>> words(Divergence<T> divergence) {
            return till.service(Database.class).map(database -> {
                var type = divergence.type();
                var known = new RowLookup(
                        database.types(), (t, id) -> database.read(reader -> reader.row(t, id)), List.of());
                return new EditWords(texts.locale(), stage.access().store().zone(), known)
                        .fields(
                                type,
                                divergence.contested(),
                                type.toRow(divergence.base()),
                                type.toRow(divergence.mine()),
                                type.toRow(divergence.theirs().value()));
            });
        }
    }
}
