package org.evertill.repository.sync;

class RemoteFirstOfflineTest extends OfflineContract {

    RemoteFirstOfflineTest() {
        super("remote-first");
    }
}
