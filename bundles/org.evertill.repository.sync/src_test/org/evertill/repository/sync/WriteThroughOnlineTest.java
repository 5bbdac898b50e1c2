package org.evertill.repository.sync;

class WriteThroughOnlineTest extends OnlineContract {

    WriteThroughOnlineTest() {
        super("write-through");
    }
}
