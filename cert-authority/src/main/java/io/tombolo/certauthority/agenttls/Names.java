package io.tombolo.certauthority.agenttls;

import org.bouncycastle.asn1.x500.style.IETFUtils;

/// Values of distinguished names.
final class Names {

    private Names() {}

    /// A value that may have commas, quotes and the like, as it stands in a distinguished name (RFC 4514).
    static String escaped(String value) {
        return IETFUtils.valueToString(new org.bouncycastle.asn1.DERUTF8String(value));
    }
}
