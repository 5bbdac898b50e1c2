/**
 * The sell screen, and the seam for buttons on it: register a {@link org.evertill.ui.sell.SellAction} as a service.
 *
 * <h2>What keys do</h2>
 * Every printable key goes to the entry, wherever the focus is; Enter ends it. In this order:
 * <ol>
 * <li>{@code 3*} alone sets the quantity of the selected line.
 * <li>While found products are shown and one was chosen with the arrow keys, Enter sells that one.
 * <li>Otherwise the text is a code, {@code 3*code} for three. If no product has it, it contains a letter, and a person
 *     typed it (a scanner is faster than 50 ms a character), the first found product that is shown is sold; when none is
 *     shown yet, what is found is shown and Enter sells the marked one.
 * <li>A code that stands for nothing is shown, heard, and kept in the list of scans that were not sold (F6).
 * </ol>
 * Words are searched for while they are typed, a quarter of a second after the last letter; digits alone never are.
 *
 * <p>What is done less often has a key with Shift: F2 parks, F3 takes up again, F4 and F5 take something off the line or the sale, F6 says who
 * buys, F7 voids a sale that was paid. A question stands where codes are typed; a scan of goods meanwhile is sold.
 *
 * <h2>Paying</h2>
 * F9 takes exact cash. F8 takes the typed amount as cash, also as a part; without one it asks by what is paid: each tender has a key, or
 * is marked by the arrow keys and taken by Enter, with the typed amount or all that is left. {@code +} makes the typed amount a tip, Del
 * takes the marked part back. Of what nobody knows yet F9 asks again, and nothing else is taken before that. A scan of goods goes to the
 * sale.
 */
@NullMarked
package org.evertill.ui.sell;

import org.jspecify.annotations.NullMarked;
