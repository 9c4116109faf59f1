internal import Certificates

/// One of the inputs of `verify`, before it is known whether there is a token in it.
package struct TokenInput: Sendable {
    enum Content: Sendable {
        /// The text as it was found, without white space around it.
        case text([UInt8])
        /// A PDF or a picture, in the file that the label names.
        case document
    }

    /// The file, with `:line` where a file holds many; `-` for standard input; else the argument.
    package let label: String
    let content: Content
}

/// A token, with where it was found.
package struct LabelledToken: Sendable {
    /// The file, with `:line` where a file holds many; `-` for standard input; else the argument.
    package let label: String
    /// The text as it was found, without white space around it.
    package let text: [UInt8]
}

/// Finds the tokens in what a user names: a token, a URL with a token after `#`, a file, a folder,
/// or `-`; a `.jsonl` or `.txt` file holds one token a line, a PDF or a picture one certificate.
package struct TokenInputs: Sendable {
    /// More bytes than this on a line, or in a file of one token, are not read: such a token is
    /// malformed whatever follows.
    static let sizeLimit = 32 << 10

    package let arguments: [String]
    let documents: DocumentReader

    package init(_ arguments: [String], documents: DocumentReader) {
        (self.arguments, self.documents) = (arguments, documents)
    }

    /// Whether the arguments name one token, and not a file or folder of many.
    package var isOneToken: Bool {
        guard let argument = arguments.first, arguments.count == 1, argument != "-" else {
            return false
        }
        return Files.kind(of: argument) != .folder
            && !["jsonl", "txt"].contains(Self.suffix(of: argument))
    }

    /// Calls `body` with every input in the order of the arguments, folders in the order of names.
    package func forEach(
        _ body: (TokenInput) async throws(OfficeError) -> Void
    ) async throws(OfficeError) {
        for argument in arguments { try await tokens(in: argument, body) }
    }

    private func tokens(
        in argument: String, _ body: (TokenInput) async throws(OfficeError) -> Void
    ) async throws(OfficeError) {
        if argument == "-" {
            try await Self.lines(InputFile(standardInputAs: "-"), body)
            return
        }
        switch Files.kind(of: argument) {
        case .folder: try await folder(argument, body)
        case .file: try await file(argument, body)
        case .none:
            guard let text = Self.token(inArgument: argument) else { throw .notAnInput(argument) }
            try await body(TokenInput(label: Self.shortened(argument), content: .text(text)))
        }
    }

    private func folder(
        _ path: String, _ body: (TokenInput) async throws(OfficeError) -> Void
    ) async throws(OfficeError) {
        for name in try Files.names(in: path) where !name.hasPrefix(".") {
            let inside = "\(path)/\(name)"
            if Files.kind(of: inside) == .folder {
                // A link can lead back to where we are.
                if Files.isLink(inside) { continue }
                try await folder(inside, body)
            } else if Self.suffixes.contains(Self.suffix(of: name)),
                !name.hasSuffix(".private.sd-jwt")
            {
                try await file(inside, body)
            }
        }
    }

    private func file(
        _ path: String, _ body: (TokenInput) async throws(OfficeError) -> Void
    ) async throws(OfficeError) {
        let file = try InputFile(at: path)
        if ["jsonl", "txt"].contains(Self.suffix(of: path)) {
            try await Self.lines(file, body)
            return
        }
        let text = try file.read(upTo: Self.sizeLimit)
        let isDocument = documents.isDocument(Array(text.prefix(documents.beginningCount)))
        try await body(
            TokenInput(
                label: path, content: isDocument ? .document : .text(Self.trimmed(text[...]))))
    }

    /// What is looked at in a folder.
    private static let suffixes = ["sd-jwt", "jsonl", "txt", "pdf", "png", "jpg", "jpeg"]

    private static func lines(
        _ file: borrowing InputFile, _ body: (TokenInput) async throws(OfficeError) -> Void
    ) async throws(OfficeError) {
        var number = 0
        var line: [UInt8] = []
        func end() async throws(OfficeError) {
            number += 1
            let text = trimmed(line[...])
            line.removeAll(keepingCapacity: true)
            guard !text.isEmpty else { return }
            try await body(
                TokenInput(
                    label: "\(file.path):\(number)", content: .text(token(inLine: text))))
        }
        while true {
            let chunk = try file.read(upTo: 1 << 18)
            if chunk.isEmpty { break }
            var rest = chunk[...]
            while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
                append(rest[..<newline], to: &line)
                rest = rest[(newline + 1)...]
                try await end()
            }
            append(rest, to: &line)
        }
        if !line.isEmpty { try await end() }
    }

    private static func append(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8]) {
        line += bytes.prefix(sizeLimit - min(line.count, sizeLimit))
    }

    /// A line is a token, or a JSON object with the member `token`.
    private static func token(inLine text: [UInt8]) -> [UInt8] {
        guard text.first == UInt8(ascii: "{"),
            let line = try? StrictJSON.parse(text.span, limits: .token),
            let token = line.objectValue?.string("token")
        else { return text }
        return Array(token.utf8)
    }

    private static func token(inArgument text: String) -> [UInt8]? {
        if text.hasPrefix("https://"), let hash = text.firstIndex(of: "#") {
            return Array(text[text.index(after: hash)...].utf8)
        }
        // Every token of a JWS begins so, whatever was done to the rest of it.
        return text.hasPrefix("eyJ") || text.contains("~") ? trimmed(Array(text.utf8)[...]) : nil
    }

    private static func shortened(_ argument: String) -> String {
        argument.utf8.count <= 40 ? argument : argument.prefix(32) + "…"
    }

    private static func suffix(of name: String) -> String {
        name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]).lowercased() } ?? ""
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let space: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
        var text = text.drop { space.contains($0) }
        while let last = text.last, space.contains(last) { text.removeLast() }
        return Array(text)
    }
}
