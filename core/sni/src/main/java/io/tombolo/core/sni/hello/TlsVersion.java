package io.tombolo.core.sni.hello;

/// A version of TLS, the older ones first.
public enum TlsVersion {
    TLS_1_0(0x0301),
    TLS_1_1(0x0302),
    TLS_1_2(0x0303),
    TLS_1_3(0x0304);

    private final int code;

    TlsVersion(int code) {
        this.code = code;
    }

    /// The version of a code that is at least that of TLS 1.0; newer ones count as the newest known.
    static TlsVersion ofCode(int code) {
        TlsVersion version = TLS_1_0;
        for (TlsVersion candidate : values()) {
            if (candidate.code <= code) {
                version = candidate;
            }
        }
        return version;
    }
}
