package org.evertill.repository.sync;

class RemoteFirstOnlineTest extends OnlineContract {

    RemoteFirstOnlineTest() {
        super("remote-first");
    }
}
