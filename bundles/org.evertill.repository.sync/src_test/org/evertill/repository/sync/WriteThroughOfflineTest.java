package org.evertill.repository.sync;

class WriteThroughOfflineTest extends OfflineContract {

    WriteThroughOfflineTest() {
        super("write-through");
    }
}
