internal import Certificates

/// The facts of a certificate, each with the word that stands before it.
enum FactWords {
    static func facts(_ verified: VerifiedCertificate) -> [(label: String, value: String)] {
        let certificate = verified.certificate
        let open = [
            (say("编号", "number"), certificate.number),
            (say("姓名", "name"), certificate.name),
            (say("项目", "programme"), certificate.programme),
            (say("届", "cohort"), certificate.cohort),
            (say("培训方向", "track"), certificate.track),
            (say("承担机构", "institution"), certificate.institution),
            (say("起止", "from and to"), "\(certificate.started) – \(certificate.completed)"),
        ]
        let hours = certificate.hours.map { [(say("学时", "hours"), String($0))] } ?? []
        return open + hours + disclosed(verified.graduate)
    }

    static func disclosed(_ graduate: Graduate) -> [(String, String)] {
        let facts: [(String, String?)] = [
            (say("证件类型", "ID type"), graduate.idType),
            (say("证件号码", "ID number"), graduate.idNumber),
            (say("证件号后四位", "ID, last four"), graduate.idLast4),
            (say("单位", "enterprise"), graduate.enterprise),
            (say("统一社会信用代码", "credit code"), graduate.creditCode),
            (say("地区", "region"), graduate.region),
            (say("行业", "industry"), graduate.industry),
            (say("职务", "title"), graduate.title),
        ]
        return facts.compactMap { label, value in value.map { (label, $0) } }
    }
}
