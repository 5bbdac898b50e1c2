/**
 * What the bundle of a chain brings to the window, as docs/window.md explains it: a button that sells a bag, a report of the bags, a
 * screen that shows it in place of the product's reports, and a page of the settings.
 */
@NullMarked
package org.evertill.example.window.internal;

import org.jspecify.annotations.NullMarked;
