package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Spelled;
import java.util.List;

/// The lowest version of TLS; the first spelling is that of 1.10, the second of 1.12 and later.
public enum TlsVersion implements Spelled {
    TLS_1_0("tls10 TLSv1_0"),
    TLS_1_1("tls11 TLSv1_1"),
    TLS_1_2("tls12 TLSv1_2"),
    TLS_1_3("tls13 TLSv1_3");

    private final String spelling;

    TlsVersion(String spelling) {
        this.spelling = spelling;
    }

    @Override
    public List<String> spellings() {
        return List.of(spelling.split(" ", -1));
    }
}
