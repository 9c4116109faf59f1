internal import Certificates
package import JOSE

/// `present` and `inspect`: what is done with a token without verifying it.
package enum Presentation {
    /// The token with the named disclosures only.
    package static func make(
        of input: LabelledToken, revealing names: [String]
    ) throws(DeskError) -> String {
        do throws(TokenError) {
            return try SDJWT(input.text.span).revealing(names)
        } catch {
            throw .token(label: input.label, error)
        }
    }

    /// What the token says: header, claims and disclosures.
    package static func inspect(_ input: LabelledToken) throws(DeskError) -> JSON {
        do throws(TokenError) {
            return try SDJWT(input.text.span).inspection
        } catch {
            throw .token(label: input.label, error)
        }
    }
}

extension TokenInputs {
    /// The one token in the inputs.
    package func only() async throws(DeskError) -> LabelledToken {
        var inputs: [TokenInput] = []
        try await forEach { input throws(DeskError) in
            if inputs.count < 2 { inputs.append(input) }
        }
        guard inputs.count == 1, let input = inputs.first else {
            throw .notOneToken(arguments.joined(separator: " "), found: inputs.count)
        }
        switch input.token(documents) {
        case .success(let text): return LabelledToken(label: input.label, text: text)
        case .failure(let fault): throw .document(path: input.label, fault)
        }
    }
}
