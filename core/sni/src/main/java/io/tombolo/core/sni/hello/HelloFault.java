package io.tombolo.core.sni.hello;

/// What is wrong with a hello.
public enum HelloFault {
    RECORD_VERSION("the record is not of SSL 3 or TLS 1"),
    RECORD_EMPTY("a record of the hello is empty"),
    RECORD_TOO_LONG("a record is longer than 16384 bytes"),
    RECORD_INTERLEAVED("another kind of record comes before the hello is complete"),
    TOO_MANY_RECORDS("the hello is spread over more records than are read"),
    NOT_A_CLIENT_HELLO("the first handshake message is not a ClientHello"),
    HELLO_TOO_LONG("the hello is longer than is read"),
    VERSION_TOO_OLD("SSL 3 or older is offered"),
    BODY_CUT_SHORT("a field of the hello runs over its end"),
    SESSION_ID_TOO_LONG("the session id is longer than 32 bytes"),
    NO_CIPHER_SUITE("cipher suites are missing, or half of one is left over"),
    NO_COMPRESSION_METHOD("compression methods are missing"),
    TRAILING_BYTES("bytes are left over after the extensions"),
    DUPLICATE_SERVER_NAME("more than one server name"),
    SERVER_NAME_LIST("the list of server names is empty, or does not fill its extension"),
    SERVER_NAME_NOT_DNS("the server name is not a DNS name"),
    DUPLICATE_ALPN("more than one list of protocols"),
    ALPN_LIST("the list of protocols is empty, has an empty name, or does not fill its extension"),
    VERSION_LIST("the list of versions is empty, or does not fill its extension");

    private final String explanation;

    HelloFault(String explanation) {
        this.explanation = explanation;
    }

    /// What was found, in one clause.
    public String explanation() {
        return explanation;
    }
}
