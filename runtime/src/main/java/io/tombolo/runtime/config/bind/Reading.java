package io.tombolo.runtime.config.bind;

/// What became of one value: a Java object, or a sentence.
sealed interface Reading {

    record Good(Object object) implements Reading {}

    record Bad(String message) implements Reading {}
}
