/**
 * What every screen of the till stands on: the published slots ({@link org.evertill.ui.Slots}), the place where work is
 * done off the UI's thread ({@link org.evertill.ui.UiTasks}), the one notifier ({@link org.evertill.ui.Notices}), who is
 * logged in ({@link org.evertill.ui.Session}), texts and formats by language. All of them are in the application's
 * context and are injected. Colours and fonts come from the themes in this bundle's {@code css} folder.
 */
@NullMarked
package org.evertill.ui;

import org.jspecify.annotations.NullMarked;
