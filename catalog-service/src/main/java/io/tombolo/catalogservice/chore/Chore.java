package io.tombolo.catalogservice.chore;

/// Something that a leader does again and again.
interface Chore {

    /// Of its thread, and in the log.
    String name();

    /// Begins anew: another leader may have done it meanwhile.
    void begin();

    /// Does what there is to do, and waits until there may be more.
    ///
    /// @throws InterruptedException if this server leads no longer
    void round() throws InterruptedException;
}
