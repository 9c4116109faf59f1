internal import Certificates
internal import Files
internal import JOSE

/// A root handover with its token.
struct SignedHandover: Sendable {
    let token: String
    let handover: RootHandover

    func leads(from previous: Thumbprint, to next: Thumbprint) -> Bool {
        handover.previous == previous && handover.next == next
    }
}

extension Workspace {
    /// The file of the handover by the root with this thumbprint: a root has one successor at most.
    func handoverPath(_ thumbprint: Thumbprint) -> String { "\(handoversPath)/\(thumbprint).jwt" }

    /// Every handover that was ever signed, also one that a crash has left without effect.
    func handovers() throws(OfficeError) -> [SignedHandover] {
        guard try Files.kind(of: handoversPath) == .folder else { return [] }
        var handovers: [SignedHandover] = []
        for name in try Files.names(in: handoversPath) where name.hasSuffix(".jwt") {
            let path = "\(handoversPath)/\(name)"
            let token = try Files.read(path, limit: 1 << 14)
            let handover = try Self.named(path) { () throws(TrustError) in
                try RootHandover(verifying: token.span)
            }
            handovers.append(
                SignedHandover(token: String(decoding: token, as: UTF8.self), handover: handover))
        }
        return handovers
    }

    /// Keeps the handovers of a bundle that has proved to be this office's.
    func keepHandovers(of bundle: OfflineBundle) throws(OfficeError) {
        for token in bundle.handovers {
            let handover = try Self.named(handoversPath) { () throws(TrustError) in
                try RootHandover(verifying: token.utf8.span)
            }
            try Files.makeFolder(handoversPath)
            try Files.replace(handoverPath(handover.previous), with: Array(token.utf8))
        }
    }

    /// The handovers that lead to a root, the oldest first.
    static func way(
        to root: Thumbprint, through handovers: [SignedHandover]
    ) -> [SignedHandover] {
        var way: [SignedHandover] = []
        var target = root
        while way.count < handovers.count,
            let step = handovers.first(where: { $0.handover.next == target })
        {
            way.insert(step, at: 0)
            target = step.handover.previous
        }
        return way
    }
}
