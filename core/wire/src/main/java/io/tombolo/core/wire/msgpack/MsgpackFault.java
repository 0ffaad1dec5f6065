package io.tombolo.core.wire.msgpack;

/// What can be wrong with MessagePack from a stranger. Words for counters and for the one log line.
public enum MsgpackFault {
    /// The value goes on after the last byte, or announces more than there is.
    TRUNCATED("the value is longer than the bytes received"),
    /// A value of another type than the record says.
    WRONG_TYPE("the value has another type than expected"),
    /// A whole number that the field cannot hold: too large, or negative where it must not be.
    NUMBER_OUT_OF_RANGE("the number does not fit the field"),
    /// Containers inside containers, deeper than [MsgpackReader#DEPTH_LIMIT].
    TOO_DEEP("values are nested too deeply"),
    /// More bytes than the reader was told to accept.
    TOO_LONG("the value is longer than allowed"),
    /// A byte string that is no time of the peers' form.
    BAD_TIME("the byte string is not a time"),
    /// The byte 0xc1, which MessagePack never uses.
    UNUSED_TYPE("the type byte 0xc1 is not used"),
    /// Well formed, but the record's own rules refuse it.
    REFUSED("the value breaks a rule of the record"),
    /// Bytes after the end of a value that had to be the last.
    TRAILING_BYTES("bytes follow the value");

    private final String explanation;

    MsgpackFault(String explanation) {
        this.explanation = explanation;
    }

    /// The fault in a clause of a sentence.
    public String explanation() {
        return explanation;
    }
}
