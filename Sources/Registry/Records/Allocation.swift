package import Certificates

/// An entry of a status list, which one certificate has for ever.
package struct StatusSlot: Sendable, Hashable {
    /// The list's number, from 1.
    package let list: Int32
    /// The entry, from 0.
    package let index: Int32

    package init(list: Int32, index: Int32) {
        (self.list, self.index) = (list, index)
    }
}

/// Numbers and status entries that nobody has yet.
///
/// Nothing is written when they are drawn: they are taken only by the commit of their
/// certificates, so a crash before that loses nothing, and while the office's lock is held
/// nobody else can draw them.
package struct Allocation: Sendable {
    package let cohort: Int64
    package let issuer: IssuerURL
    let prefix: String
    let firstSerial: Int
    let slots: [StatusSlot]

    package var count: Int { slots.count }

    /// The number of the certificate at `position`, from 0.
    package func number(at position: Int) throws(AllocationError) -> CertificateNumber {
        guard let number = CertificateNumber(prefix: prefix, serial: firstSerial + position) else {
            throw .numbersExhausted
        }
        return number
    }

    /// Where the status of the certificate at `position` stands.
    package func slot(at position: Int) -> StatusSlot { slots[position] }

    /// The same as it stands in the token.
    package func status(at position: Int) -> StatusReference {
        let slot = slots[position]
        return StatusReference(uri: issuer.statusList(Int(slot.list)), index: Int(slot.index))
    }
}
