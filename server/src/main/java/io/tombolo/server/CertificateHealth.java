package io.tombolo.server;

import io.tombolo.certauthority.files.CertificateReport;
import io.tombolo.certauthority.files.FileCertificates;
import io.tombolo.core.pki.ExpiryForecast.Urgency;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// When the certificates of this agent end, and why changed files are not in use. Down once one has expired: nobody
/// accepts it then.
final class CertificateHealth implements HealthIndicator {

    private final FileCertificates certificates;

    CertificateHealth(FileCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Health health() {
        Optional<CertificateReport> known = certificates.report();
        if (known.isEmpty()) {
            return Health.up().withDetail("tls", "off").build();
        }
        CertificateReport report = known.get();
        boolean expired = report.forecast().urgency() == Urgency.EXPIRED;
        Health.Builder health = expired ? Health.down() : Health.up();
        health.withDetail("expiry", report.forecast().urgency().name().toLowerCase(Locale.ROOT))
                .withDetail("days_left", report.forecast().left().toDays())
                .withDetail("forecast", report.forecast().text())
                .withDetail("loads", report.loads());
        report.refused().ifPresent(reason -> health.withDetail("refused_files", reason));
        return health.build();
    }
}
