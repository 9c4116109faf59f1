import Certificates
import JOSE
import Signing
import Testing

@Suite("Root handovers")
struct RootHandoverTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    /// Roots of which each hands over to the next; the last is the office's.
    func chain(_ depth: Int) throws -> (roots: [PrivateKey], handovers: [String]) {
        let roots = try (0..<depth).map { _ in try PrivateKey.generate(.es256) } + [office.root]
        let handovers = try zip(roots, roots.dropFirst()).map { old, new in
            try handover(from: old, to: new)
        }
        return (roots, handovers)
    }

    func handover(from old: PrivateKey, to new: PrivateKey) throws -> String {
        try RootHandover.sign(next: new.publicKey.thumbprint, at: TestOffice.now, root: old)
    }

    func trust(_ handovers: [String], pinned: PrivateKey) throws -> Trust {
        let bundle = OfflineBundle(
            trustList: try office.trustList(), handovers: handovers,
            statusLists: [try office.statusList()])
        return try Trust(bundle, root: pinned.publicKey.thumbprint)
    }

    @Test("Up to 8 handovers are followed, whatever their order", arguments: 0...8)
    func followed(_ depth: Int) throws {
        let (roots, handovers) = try chain(depth)
        for handovers in [handovers, handovers.reversed()] {
            let trust = try trust(handovers, pinned: roots[0])
            #expect(trust.root == office.root.publicKey.thumbprint)
            let verifier = Verifier(trust: trust, policy: VerificationPolicy())
            #expect(try verifier.verify(office.issue().token).outcome == .valid)
        }
    }

    @Test("A ninth handover is refused, but not for those who pinned the second root")
    func nine() throws {
        let (roots, handovers) = try chain(9)
        #expect(throws: TrustError.tooManyHandovers) { try trust(handovers, pinned: roots[0]) }
        #expect(throws: Never.self) { try trust(handovers, pinned: roots[1]) }
    }

    @Test("Handovers that lead in a circle are refused")
    func loop() throws {
        let (roots, handovers) = try chain(2)
        let back = try handover(from: office.root, to: roots[1])
        #expect(throws: TrustError.handoverLoop) {
            try trust(handovers + [back], pinned: roots[0])
        }
        let toItself = try handover(from: office.root, to: office.root)
        #expect(throws: TrustError.handoverLoop) {
            try trust([toItself], pinned: office.root)
        }
    }

    @Test("A root that hands over to two is refused")
    func fork() throws {
        let (roots, handovers) = try chain(1)
        let fork = try handover(from: roots[0], to: PrivateKey.generate(.es256))
        #expect(throws: TrustError.handoverFork) {
            try trust(handovers + [fork], pinned: roots[0])
        }
        #expect(throws: Never.self) { try trust(handovers + handovers, pinned: roots[0]) }
    }

    @Test("A root that has handed over signs no more trust lists")
    func afterHandover() throws {
        let next = try PrivateKey.generate(.es256)
        let away = try handover(from: office.root, to: next)
        #expect(throws: TrustError.wrongRoot(found: office.root.publicKey.thumbprint)) {
            try trust([away], pinned: office.root)
        }
    }

    @Test("A handover that its root did not sign is refused")
    func forged() throws {
        let old = try PrivateKey.generate(.es256)
        let claims: JSONObject = [
            "iat": 1, "next": .string(office.root.publicKey.thumbprint.description),
        ]
        let header: JSONObject = [
            "typ": "root-handover+jwt", "kid": .null, "jwk": old.publicKey.jwk,
        ]
        let forged = String(try office.sign(claims, header: header, key: office.root).dropLast())
        #expect(throws: TrustError.signatureMismatch(.rootHandover)) {
            try trust([forged], pinned: old)
        }
        let honest = String(try office.sign(claims, header: header, key: old).dropLast())
        #expect(throws: Never.self) { try trust([honest], pinned: old) }
    }

    @Test("What follows a root must be a thumbprint", arguments: ["", "abc", "../x"])
    func malformedNext(_ next: String) throws {
        let header: JSONObject = [
            "typ": "root-handover+jwt", "kid": .null, "jwk": office.root.publicKey.jwk,
        ]
        let claims: JSONObject = ["iat": 1, "next": .string(next)]
        let token = String(
            try office.sign(claims, header: header, key: office.root).dropLast())
        #expect(throws: TrustError.malformed(.rootHandover, .member("next"))) {
            try RootHandover(verifying: token.utf8.span)
        }
    }
}
