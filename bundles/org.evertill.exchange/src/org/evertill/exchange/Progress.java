package org.evertill.exchange;

/** Told how far a long piece of work is, and asked whether it is to go on. On the worker's thread; must be quick. */
public interface Progress {

    /** Nobody looks, nobody stops it. */
    Progress NONE = new Progress() {
        @Override
        public void at(long done, int percent) {}

        @Override
        public boolean stopping() {
            return false;
        }
    };

    /**
     * Called often.
     *
     * @param done rows, invoices … so far
     * @param percent of the file, 0 to 100; −1 when it is not known
     */
    void at(long done, int percent);

    /** Whether to stop at the next point where nothing is half done. */
    boolean stopping();
}
