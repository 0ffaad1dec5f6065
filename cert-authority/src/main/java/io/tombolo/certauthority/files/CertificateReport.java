package io.tombolo.certauthority.files;

import io.tombolo.core.pki.ExpiryForecast;
import java.util.Optional;

/// How it stands with the certificates of this agent.
///
/// @param forecast which of them ends first
/// @param refused  why the files that are there now are not in use; empty if they are
/// @param loads    how often files were taken into use, the first time included
public record CertificateReport(ExpiryForecast forecast, Optional<String> refused, long loads) {}
