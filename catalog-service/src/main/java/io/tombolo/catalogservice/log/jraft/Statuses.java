package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.error.RaftError;
import io.tombolo.catalogservice.log.LogException;

/// What the engine says, in our words.
final class Statuses {

    /// How the engine says that it did not even begin. The same code also stands for a lead that was lost on
    /// the way.
    private static final String NOT_LEADER = "Is not leader.";

    private Statuses() {}

    /// Why something failed.
    static LogException failure(String what, Status status) {
        return new LogException(
                fate(status), "cannot %s: %s (%s)".formatted(what, status.getErrorMsg(), status.getRaftError()));
    }

    private static LogException.Fate fate(Status status) {
        RaftError error = status.getRaftError();
        return switch (error) {
            case EPERM ->
                NOT_LEADER.equals(status.getErrorMsg()) ? LogException.Fate.NOT_LEADING : LogException.Fate.UNKNOWN;
            case EBUSY -> LogException.Fate.NOT_LEADING;
            case EINVAL -> LogException.Fate.REFUSED;
            case EHOSTDOWN, ESHUTDOWN, ENODESHUTDOWN, EIO, EBADNODE -> LogException.Fate.STOPPED;
            default -> LogException.Fate.UNKNOWN;
        };
    }
}
