package org.evertill.repository.sync;

class OfflineFirstOfflineTest extends OfflineContract {

    OfflineFirstOfflineTest() {
        super("offline-first");
    }
}
