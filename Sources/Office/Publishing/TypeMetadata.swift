package import Certificates
internal import Vocabulary

/// SD-JWT VC Type Metadata: what a wallet or verifier fetches from the address in `vct`, to show
/// the claims with labels in Chinese and English.
package enum TypeMetadata {
    /// The document for the completion certificates of an issuer.
    ///
    /// - Parameters:
    ///   - issuer: The issuer, whose `vct` the document describes.
    ///   - title: What the certificate is called, such as 结业证书.
    ///   - programme: The programme's title, which becomes the description.
    /// - Returns: JSON, with a line break at the end.
    package static func json(
        issuer: IssuerURL, title: LocalizedText, programme: LocalizedText
    ) -> [UInt8] {
        let document: JSONObject = [
            "vct": .string(issuer.certificateType),
            "name": .string(title.en ?? title.zh),
            "description": .string(programme.en ?? programme.zh),
            "display": .array(display(title, programme)),
            "claims": .array(claims.map(\.json)),
        ]
        return document.serialized + [UInt8(ascii: "\n")]
    }

    private static func display(_ title: LocalizedText, _ programme: LocalizedText) -> [JSON] {
        [
            [
                "locale": "zh-CN", "name": .string(title.zh), "description": .string(programme.zh),
            ],
            [
                "locale": "en", "name": .string(title.en ?? title.zh),
                "description": .string(programme.en ?? programme.zh),
            ],
        ]
    }

    private static let claims =
        PublicFact.allCases.map {
            ClaimDescription(path: [$0.claim], label: $0.label, isMandatory: $0.isMandatory)
        } + [ClaimDescription(path: [GraduateFact.parent], label: .personalFacts)]
        + GraduateFact.allCases.map {
            ClaimDescription(path: [GraduateFact.parent, $0.rawValue], label: $0.label)
        }
}

/// A claim in the type metadata.
private struct ClaimDescription {
    let path: [String]
    let label: Phrase
    var isMandatory = false

    /// Whether it travels in a disclosure.
    private var isDisclosed: Bool { path.first == GraduateFact.parent }

    var json: JSON {
        let label = label.capitalised
        return [
            "path": .array(path.map(JSON.string)),
            "display": [
                ["locale": "zh-CN", "label": .string(label.zh)],
                ["locale": "en", "label": .string(label.en)],
            ],
            "mandatory": .bool(isMandatory),
            "sd": isDisclosed ? "always" : "never",
        ]
    }
}
