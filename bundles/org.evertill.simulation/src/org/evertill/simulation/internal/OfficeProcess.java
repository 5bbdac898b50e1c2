package org.evertill.simulation.internal;

/** One head-office process. It dies between any two statements, and is started again. */
final class OfficeProcess {

    private int life;
    private boolean running = true;
    private int statementsLeft;

    boolean isRunning() {
        return running;
    }

    /** Which of its lives it is in; work that belongs to an earlier one is gone. */
    int life() {
        return life;
    }

    /** Plans its death at the n-th statement from now. */
    void dieAt(int statement) {
        statementsLeft = statement;
    }

    /** Whether it dies at this statement. */
    boolean diesNow() {
        if (statementsLeft > 0) {
            statementsLeft--;
            return statementsLeft == 0;
        }
        return false;
    }

    void die() {
        running = false;
        life++;
        statementsLeft = 0;
    }

    void start() {
        running = true;
    }
}
