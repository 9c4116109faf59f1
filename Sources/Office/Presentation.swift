package import Certificates

/// `present` and `inspect`: what is done with a token without verifying it.
package enum Presentation {
    /// The token with the named disclosures only.
    package static func make(
        of input: LabelledToken, revealing names: [String]
    ) throws(OfficeError) -> String {
        do throws(TokenError) {
            return try SDJWT(input.text.span).revealing(Set(names))
        } catch {
            throw .token(label: input.label, error)
        }
    }

    /// What the token says: header, claims and disclosures.
    package static func inspect(_ input: LabelledToken) throws(OfficeError) -> JSON {
        do throws(TokenError) {
            return try UnverifiedToken(input.text.span).inspection
        } catch {
            throw .token(label: input.label, error)
        }
    }
}

extension TokenInputs {
    /// The one token in the inputs.
    package func only() async throws(OfficeError) -> LabelledToken {
        var tokens: [LabelledToken] = []
        try await forEach { token throws(OfficeError) in
            if tokens.count < 2 { tokens.append(token) }
        }
        guard tokens.count == 1, let token = tokens.first else {
            throw .notOneToken(arguments.joined(separator: " "), found: tokens.count)
        }
        return token
    }
}
