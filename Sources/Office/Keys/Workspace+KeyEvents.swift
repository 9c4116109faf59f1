internal import Certificates
internal import JOSE
internal import Registry
internal import Signing

extension Workspace {
    /// Records what the trust list says of keys and roots and the registry does not yet, also what a
    /// crash has kept from being recorded.
    func recordKeyLives(_ registry: Registry, at now: UnixTime) throws(OfficeError) {
        let signed = try signedTrustList()
        for (place, key) in signed.list.keys.enumerated() {
            let isFirst = !signed.list.keys[..<place].contains { $0.use == key.use }
            // The first keys are as old as the office: `init` records none of them.
            if !isFirst {
                let facts = "use=\(key.use.rawValue) algorithm=\(key.publicKey.algorithm)"
                try recordOnce(registry, .keyAdded, key.keyID.description, facts, at: now)
            }
            if let time = key.retiredAt {
                let detail = "retired_at=\(time.seconds)"
                try recordOnce(registry, .keyRetired, key.keyID.description, detail, at: now)
            }
            if let time = key.compromisedAt {
                let detail = "since=\(time.seconds)"
                try recordOnce(registry, .keyCompromised, key.keyID.description, detail, at: now)
            }
        }
        for step in signed.wayToRoot.map(\.handover) {
            try recordOnce(
                registry, .rootHandedOver, step.previous.description, "next=\(step.next)", at: now)
        }
    }

    /// Records an event, unless the same one is recorded already.
    func recordOnce(
        _ registry: Registry, _ code: EventCode, _ subject: String, _ detail: String,
        at now: UnixTime
    ) throws(OfficeError) {
        try registered { () throws(RegistryError) in
            guard try !registry.hasEvent(code, about: subject, detail) else { return }
            try registry.record(code, of: subject, detail, at: now)
        }
    }
}
