import Certificates
import Signing
import Testing

@Suite("Rules for what is signed")
struct LintTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    func breaches(
        _ certificate: CompletionCertificate, _ graduate: Graduate = .example,
        status: StatusReference? = nil
    ) throws -> [Lint.Breach] {
        let issuer = Issuer(url: office.url, key: office.certificateKey.publicKey)
        do {
            _ = try issuer.issue(
                certificate, to: graduate, status: status ?? office.status, at: TestOffice.now,
                signer: office.certificateKey.makeSigner(), random: .system)
            return []
        } catch let error as IssuingError {
            guard case .lint(let breaches) = error else { throw error }
            return breaches
        }
    }

    @Test("A good certificate breaks no rule")
    func good() throws {
        #expect(try breaches(.example) == [])
    }

    @Test(
        "A name with something invisible, or in another spelling than form C, is not signed",
        arguments: [
            "张\u{202E}伟", "张\u{200B}伟", "张\u{0}伟", "张\n伟", "张\u{7F}", "\u{FEFF}张伟", "张\u{AD}伟",
            "张\u{2028}伟", "张\u{FFFF}伟", "Jose\u{301}", "\u{212B}", "\u{F900}", "\u{1100}\u{1161}",
            " 张伟",
            "张伟 ",
        ])
    func uncleanName(_ name: String) throws {
        var certificate = CompletionCertificate.example
        certificate.name = name
        #expect(try breaches(certificate) == [.init(rule: .text, detail: "name")])
    }

    @Test(
        "Names as people have them are signed",
        arguments: ["张伟", "欧阳娜娜", "古丽·买买提", "José García", "Łukasz", "㐀𠀀", "김민수", "O’Neil", "阿〇"])
    func cleanName(_ name: String) throws {
        var certificate = CompletionCertificate.example
        certificate.name = name
        #expect(try breaches(certificate) == [])
    }

    @Test("An empty text is not signed")
    func emptyText() throws {
        var certificate = CompletionCertificate.example
        certificate.institution = ""
        #expect(try breaches(certificate).map(\.rule) == [.claims])
    }

    @Test(
        "A number with a wrong check character or form is not signed",
        arguments: ["LJ2021-000001-0", "LJ2021-1-A", "000001", "lj2021-000001-A"])
    func number(_ number: String) throws {
        var certificate = CompletionCertificate.example
        certificate.number = number
        #expect(try breaches(certificate) == [.init(rule: .number, detail: "number")])
    }

    @Test("A training that ends before it begins is not signed; one of a day is")
    func dates() throws {
        var certificate = CompletionCertificate.example
        certificate.completed = certificate.started
        #expect(try breaches(certificate) == [])
        certificate.completed = try #require(CalendarDate(iso: "2020-10-14"))
        #expect(try breaches(certificate) == [.init(rule: .dates, detail: "completed")])
    }

    @Test("Hours are a number of at least 1", arguments: [0, -1, 10_001])
    func hours(_ hours: Int) throws {
        var certificate = CompletionCertificate.example
        certificate.hours = hours
        #expect(try breaches(certificate) == [.init(rule: .claims, detail: "hours")])
    }

    @Test(
        "A status list at an address that is not the issuer's is not signed",
        arguments: [
            "https://other.example.org/status/1", "https://cert.example.org/status/",
            "https://cert.example.org/status/1x", "https://cert.example.org.evil/status/1",
            "https://cert.example.org/list/1",
        ])
    func statusAddress(_ uri: String) throws {
        let status = StatusReference(uri: uri, index: 1)
        #expect(
            try breaches(.example, status: status) == [
                .init(rule: .issuer, detail: "status_list.uri")
            ])
    }

    @Test("An index that no list has is not signed", arguments: [-1, 131_072])
    func statusIndex(_ index: Int) throws {
        let status = StatusReference(uri: office.statusURI, index: index)
        #expect(
            try breaches(.example, status: status) == [
                .init(rule: .issuer, detail: "status_list.idx")
            ])
    }

    @Test("A private number in a text in the clear is not signed")
    func privacy() throws {
        var certificate = CompletionCertificate.example
        certificate.track = "区域发展 \(Graduate.example.idNumber ?? "")"
        #expect(try breaches(certificate) == [.init(rule: .privacy, detail: "id_number")])
        certificate.track = "区域发展 \(Graduate.example.creditCode ?? "")"
        #expect(try breaches(certificate) == [.init(rule: .privacy, detail: "credit_code")])
        #expect(try breaches(certificate, Graduate()) == [])
    }
}
