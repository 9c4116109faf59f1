import Certificates

/// What an office must be like, kept in memory by rules of its own: nothing of the product decides
/// here.
struct Model {
    struct Entry: Equatable {
        var person: Int
        var name: String
        var status: CertificateStatus
        /// Which certificate key signed it, from 0.
        var key: Int
        var isPurged = false
    }

    /// What verifiers have been told.
    struct Published {
        var statuses: [String: CertificateStatus] = [:]
        var keys = 0
        var compromised: Set<Int> = []
    }

    /// What a backup holds, and what had happened by then.
    struct Saved {
        let entries: [String: Entry]
        let file: String
    }

    /// Every certificate that the registry knows, by its number.
    var entries: [String: Entry] = [:]
    /// Those that were lost by a restoring: still out in the world.
    var lost: [String: Entry] = [:]
    var nextPerson = 0
    /// How many certificate keys there have been.
    var keys = 1
    var compromised: Set<Int> = []
    var published = Published()
    var saved: Saved?
    var usedNumbers: Set<String> = []

    /// The persons who cannot be issued another certificate.
    var standing: Set<Int> {
        Set(entries.values.filter { [.valid, .suspended].contains($0.status) }.map(\.person))
    }

    static func mayBecome(_ next: CertificateStatus, _ status: CertificateStatus) -> Bool {
        switch (status, next) {
        case (.valid, .suspended), (.suspended, .valid), (.valid, .revoked),
            (.suspended, .revoked), (.valid, .superseded):
            true
        default: false
        }
    }

    mutating func issue(_ number: String, person: Int, name: String) {
        entries[number] = Entry(person: person, name: name, status: .valid, key: keys - 1)
    }

    mutating func publish() {
        var statuses = entries.mapValues(\.status)
        // A lost certificate stays as it was told last.
        for (number, entry) in lost { statuses[number] = entry.status }
        published = Published(statuses: statuses, keys: keys, compromised: compromised)
    }

    /// What a verifier with the newest publication must say of a certificate's token.
    func verdict(on number: String, _ entry: Entry) -> [Reason] {
        var reasons: [Reason] = []
        switch published.statuses[number] {
        case .revoked?: reasons.append(.revoked)
        case .superseded?: reasons.append(.superseded)
        case .suspended?: reasons.append(.suspended)
        case .valid?, nil: break
        }
        if published.compromised.contains(entry.key) { reasons.append(.keyCompromised) }
        return reasons
    }

    /// The backup comes back, and the publication, which is of now, tells what happened since.
    mutating func restore() {
        guard let saved else { return }
        for (number, entry) in entries where saved.entries[number] == nil { lost[number] = entry }
        entries = saved.entries.mapValues { $0 }
        for (number, entry) in entries {
            let told = published.statuses[number] ?? entry.status
            if !Self.isFinal(entry.status) { entries[number]?.status = told }
        }
    }

    private static func isFinal(_ status: CertificateStatus) -> Bool {
        status == .revoked || status == .superseded
    }
}

/// The same numbers for the same seed (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
