/** Files that people get: CSV, written in one way everywhere, and files that are there as a whole or not at all. */
@NullMarked
package org.evertill.file;

import org.jspecify.annotations.NullMarked;
