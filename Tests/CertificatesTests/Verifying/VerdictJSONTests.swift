import Certificates
import JOSE
import Signing
import Testing

@Suite("The JSON form of a verdict")
struct VerdictJSONTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("A valid certificate's verdict has the documented members")
    func valid() throws {
        let sdjwt = try SDJWT(office.issue().privateToken.utf8.span)
        let verdict = try office.verifier().verify(sdjwt.revealing(["id_last4"]))
        let expected: JSON = [
            "verdict": "valid", "reasons": [],
            "certificate": [
                "number": .string(CompletionCertificate.example.number), "name": "张伟",
                "programme": "中小企业经营管理领军人才培训", "cohort": "2020-2021", "track": "区域发展",
                "institution": "清华大学", "started": "2020-10-15", "completed": "2021-10-15",
                "issued_at": "2026-01-01T00:00:00Z", "issued_on": "2026-01-01",
                "graduate": ["id_last4": "0020"],
            ],
            "issuer": [
                "url": "https://cert.example.org", "name": ["zh": "协调小组办公室", "en": "The office"],
                "utc_offset": 480,
            ],
            "status": ["value": "valid", "as_of": "2026-01-01T00:00:00Z"],
            "checked_at": "2026-01-01T00:00:00Z",
        ]
        #expect(verdict.json == expected)
        #expect(
            verdict.json.objectValue?.names
                == ["verdict", "reasons", "certificate", "issuer", "status", "checked_at"])
    }

    @Test("A forged certificate's verdict holds nothing of what it says")
    func forged() throws {
        let token = try office.sign(
            office.payload(),
            header: ["kid": .string(office.certificateKey.publicKey.keyID.description)],
            key: office.root)
        let json = try office.verifier().verify(token).json
        #expect(json.objectValue?["verdict"] == "invalid")
        for name in ["certificate", "issuer", "status"] {
            #expect(json.objectValue?[name] == .null)
        }
        let reason = json.objectValue?.array("reasons")?.first?.objectValue
        #expect(reason?["code"] == "signature_mismatch")
    }

    @Test("The reasons have the codes and the order that are documented")
    func codes() {
        let invalid = [
            "malformed", "unsupported_algorithm", "signature_mismatch", "type_not_allowed",
            "key_not_active", "not_yet_valid", "expired", "disclosure_mismatch", "revoked",
            "superseded", "suspended",
        ]
        let undetermined = [
            "unknown_issuer", "unknown_key", "key_compromised", "status_missing", "status_stale",
            "status_mismatch", "trust_list_expired", "algorithm_unavailable",
        ]
        #expect(Reason.allCases.map(\.rawValue) == invalid + undetermined)
        #expect(Reason.allCases.filter(\.isInvalid).map(\.rawValue) == invalid)
    }
}
