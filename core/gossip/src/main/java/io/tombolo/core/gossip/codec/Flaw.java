package io.tombolo.core.gossip.codec;

/// What can be wrong with bytes from a stranger: one counter each.
public enum Flaw {
    /// Nothing at all, where something had to be.
    EMPTY("empty"),
    /// A label header that is cut, or of length 0.
    LABEL_BROKEN("label-broken"),
    /// Another label than ours: another cluster's traffic, or a misconfigured peer.
    LABEL_FOREIGN("label-foreign"),
    /// No key of the ring opens it.
    UNDECRYPTABLE("undecryptable"),
    /// Plain, though we demand encryption.
    NOT_ENCRYPTED("not-encrypted"),
    /// Encrypted, though we have no key.
    NO_KEY("no-key"),
    /// The checksum does not fit the content.
    CHECKSUM("checksum"),
    /// A type byte that does not stand here.
    UNKNOWN_TYPE("unknown-type"),
    /// A record that cannot be read.
    RECORD("record"),
    /// A compound whose table or parts are cut.
    COMPOUND_CUT("compound-cut"),
    /// Compressed in an unknown way, or not in any.
    COMPRESSION("compression"),
    /// More than [Limits] lets in.
    TOO_LARGE("too-large"),
    /// Wrappers inside wrappers beyond [Limits#NESTING].
    TOO_DEEP("too-deep"),
    /// A version of the payload that is not known.
    UNKNOWN_VERSION("unknown-version"),
    /// A keyring file, or a key in it, that is none.
    KEYRING("keyring");

    private final String word;

    Flaw(String word) {
        this.word = word;
    }

    /// A stable word for metrics, in kebab case.
    public String word() {
        return word;
    }
}
