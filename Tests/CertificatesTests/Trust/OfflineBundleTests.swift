import Certificates
import JOSE
import Signing
import Testing

@Suite("Offline bundles")
struct OfflineBundleTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("What is written is read back")
    func roundTrip() throws {
        let bundle = OfflineBundle(trustList: "a", handovers: ["b", "c"], statusLists: ["d"])
        #expect(try OfflineBundle(bundle.encoded().span) == bundle)
        #expect(
            String(decoding: bundle.encoded(), as: UTF8.self)
                == #"{"trust_list":"a","handovers":["b","c"],"status_lists":["d"]}"# + "\n")
    }

    @Test(
        "What is no bundle is refused",
        arguments: [
            "", "{}", "[]", "{", #"{"trust_list":"a"}"#,
            #"{"trust_list":1,"handovers":[],"status_lists":[]}"#,
            #"{"trust_list":"a","handovers":[1],"status_lists":[]}"#,
            #"{"trust_list":"a","trust_list":"b","handovers":[],"status_lists":[]}"#,
            #"{"trust_list":"a","handovers":[],"status_lists":{}}"#,
            #"{"trust_list":"a","handovers":[],"status_lists":[]} x"#,
        ])
    func malformed(_ text: String) {
        #expect(throws: TrustError.self) { try OfflineBundle(text.utf8.span) }
    }

    @Test("A bundle of another root is refused")
    func otherRoot() throws {
        let bundle = OfflineBundle(trustList: try office.trustList())
        let other = try TestOffice().root.publicKey.thumbprint
        #expect(throws: TrustError.wrongRoot(found: office.root.publicKey.thumbprint)) {
            try Trust(bundle, root: other)
        }
    }

    @Test("A status list that does not hold is left out, and said to be")
    func rejected() throws {
        let good = try office.statusList()
        let bad = try office.statusList(uri: office.url.statusList(2), key: office.certificateKey)
        let trust = try office.trust(statusLists: [bad, good, "x"])
        #expect(trust.statusLists.map(\.uri) == [office.statusURI])
        #expect(trust.rejectedStatusLists.map(\.uri) == [office.url.statusList(2), ""])
        #expect(
            trust.rejectedStatusLists.first?.error
                == .unknownKey(office.certificateKey.publicKey.keyID.description))
    }
}
