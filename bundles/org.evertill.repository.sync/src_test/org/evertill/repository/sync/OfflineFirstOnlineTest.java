package org.evertill.repository.sync;

class OfflineFirstOnlineTest extends OnlineContract {

    OfflineFirstOnlineTest() {
        super("offline-first");
    }
}
