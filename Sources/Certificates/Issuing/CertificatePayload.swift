internal import JOSE

/// The claims that are signed, in their order.
struct CertificatePayload {
    let certificate: CompletionCertificate
    package let issuer: IssuerURL
    let status: StatusReference
    let issuedAt: UnixTime
    /// The digest of the disclosure `graduate`, if there is one.
    let digest: String?

    init(
        _ certificate: CompletionCertificate, issuer: IssuerURL, status: StatusReference,
        issuedAt: UnixTime, digest: String?
    ) {
        (self.certificate, self.issuer, self.status) = (certificate, issuer, status)
        (self.issuedAt, self.digest) = (issuedAt, digest)
    }

    /// The payload as it is signed. It is written once and never encoded again.
    var serialized: [UInt8] {
        var writer = JSONWriter(capacity: 768)
        writer.beginObject()
        writer.member("iss", issuer.description)
        writer.member("vct", issuer.certificateType)
        writer.member("iat", issuedAt.seconds)
        writeFacts(to: &writer)
        writeStatus(to: &writer)
        if let digest { writeDigest(digest, to: &writer) }
        writer.endObject()
        return writer.bytes
    }

    private func writeFacts(to writer: inout JSONWriter) {
        writer.member("number", certificate.number)
        writer.member("name", certificate.name)
        writer.member("programme", certificate.programme)
        writer.member("cohort", certificate.cohort)
        writer.member("track", certificate.track)
        writer.member("institution", certificate.institution)
        writer.member("started", certificate.started.description)
        writer.member("completed", certificate.completed.description)
        if let hours = certificate.hours { writer.member("hours", Int64(hours)) }
    }

    private func writeStatus(to writer: inout JSONWriter) {
        writer.name("status")
        writer.beginObject()
        writer.name("status_list")
        writer.beginObject()
        writer.member("idx", Int64(status.index))
        writer.member("uri", status.uri)
        writer.endObject()
        writer.endObject()
    }

    private func writeDigest(_ digest: String, to writer: inout JSONWriter) {
        writer.name("_sd")
        writer.beginArray()
        writer.string(digest)
        writer.endArray()
    }
}
