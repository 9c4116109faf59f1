internal import Files
internal import Glibc

/// One of the inputs of `verify`, before it is known whether there is a token in it.
package struct TokenInput: Sendable {
    enum Content: Sendable {
        /// A token, or what was given for one.
        case token([UInt8])
        /// A PDF or a picture, in the file that the label names.
        case file
        /// A PDF or a picture that came through a pipe.
        case document([UInt8])
        /// There can be no certificate in it.
        case fault(DocumentFault)
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

/// Finds the tokens in what a user names: a token, a link with a token after `#`, a file, a folder,
/// or `-`; a `.jsonl` or `.txt` file holds one token a line, a PDF or a picture one certificate.
package struct TokenInputs: Sendable {
    typealias Body = (TokenInput) async throws(DeskError) -> Void

    /// More bytes than this on a line, or in a file of one token, are not read: such a token is
    /// malformed whatever follows.
    static let sizeLimit = 32 << 10

    package let arguments: [String]
    let documents: DocumentReader

    package init(_ arguments: [String], documents: DocumentReader) {
        (self.arguments, self.documents) = (arguments, documents)
    }

    /// Whether the arguments name one token, and not a file or folder of many.
    package func isOneToken() throws(DeskError) -> Bool {
        guard let argument = arguments.first, arguments.count == 1, argument != "-" else {
            return false
        }
        return try Self.kind(of: argument) != .folder
            && !Self.suffixesOfLines.contains(Self.suffix(of: argument))
    }

    /// What an argument names; a token is longer than any name of a file, and is none.
    private static func kind(of argument: String) throws(DeskError) -> Files.Kind {
        do throws(DeskError) {
            return try Files.kind(of: argument)
        } catch .file(.refused(_, _, ENAMETOOLONG)) {
            return .none
        } catch {
            throw error
        }
    }

    /// Calls `body` with every input in the order of the arguments, folders in the order of names.
    ///
    /// An argument that names nothing is an error before the first call; what lies in a folder and
    /// cannot be read is an input that says so.
    package func forEach(
        _ body: (TokenInput) async throws(DeskError) -> Void
    ) async throws(DeskError) {
        for argument in arguments where argument != "-" {
            guard try Self.kind(of: argument) == .none else { continue }
            if Self.token(inArgument: argument) == nil { throw .notAnInput(argument) }
        }
        for argument in arguments { try await inputs(in: argument, body) }
    }

    private func inputs(in argument: String, _ body: Body) async throws(DeskError) {
        if argument == "-" { return try await pipe(Files.Input(standardInputAs: "-"), body) }
        switch try Self.kind(of: argument) {
        case .folder: try await folder(argument, body)
        case .file: try await file(argument, body)
        case .none:
            guard let token = Self.token(inArgument: argument) else {
                throw .notAnInput(argument)
            }
            try await body(TokenInput(label: Self.shortened(argument), content: .token(token)))
        }
    }

    private static func token(inArgument argument: String) -> [UInt8]? {
        let token = TokenForm.token(in: Array(argument.utf8)[...])
        return TokenForm.resemblesToken(token) ? token : nil
    }

    private static func shortened(_ argument: String) -> String {
        argument.utf8.count <= 40 ? argument : argument.prefix(32) + "…"
    }
}

extension TokenInputs {
    private func folder(_ path: String, _ body: Body) async throws(DeskError) {
        for found in try Files.entries(in: path) where !found.name.hasPrefix(".") {
            let (name, inside) = (found.name, "\(path)/\(found.name)")
            guard found.isUTF8 else {
                // No path leads there, be it a file or a folder.
                try await body(TokenInput(label: inside, content: .fault(.unreadable)))
                continue
            }
            let own = try? Files.ownFacts(of: inside)
            if own?.type == .folder {
                try await subfolder(inside, body)
            } else if own?.type == .link, (try? Files.kind(of: inside)) == .folder {
                // It can lead back to where we are.
                continue
            } else if Self.isLookedAt(name) || own == nil {
                try await entry(inside, body)
            }
        }
    }

    /// A folder in a folder: the others wait to be read, whatever it is.
    private func subfolder(_ path: String, _ body: Body) async throws(DeskError) {
        guard Files.isReadable(path) else {
            return try await body(TokenInput(label: path, content: .fault(.unreadable)))
        }
        try await folder(path, body)
    }

    /// Pictures of other forms are looked at too: nothing that may be a certificate is passed over
    /// in silence. Private files stand beside those that are handed out.
    private static func isLookedAt(_ name: String) -> Bool {
        suffixes.contains(suffix(of: name)) && !name.lowercased().hasSuffix(".private.sd-jwt")
    }

    private static let suffixesOfLines = ["jsonl", "txt"]
    private static let suffixes: Set<String> = [
        "sd-jwt", "jsonl", "txt", "pdf", "png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff",
        "heic", "heif", "avif",
    ]

    static func suffix(of name: String) -> String {
        name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]).lowercased() } ?? ""
    }

    /// A file in a folder: others wait to be read, whatever it is.
    private func entry(_ path: String, _ body: Body) async throws(DeskError) {
        guard (try? Files.facts(of: path))?.type == .regular, Files.isReadable(path) else {
            return try await body(TokenInput(label: path, content: .fault(.unreadable)))
        }
        try await file(path, body)
    }

    private func file(_ path: String, _ body: Body) async throws(DeskError) {
        let file = try Files.Input(at: path)
        guard file.isRegular else { return try await pipe(file, body) }
        let beginning = try file.read(atLeast: Self.sizeLimit)
        if Self.suffixesOfLines.contains(Self.suffix(of: path)) {
            return try await lines(file, after: beginning, body)
        }
        let content: TokenInput.Content
        if isDocument(beginning) {
            content = .file
        } else if Self.suffix(of: path) == "sd-jwt" {
            content = .token(TokenForm.token(in: beginning[...]))
        } else {
            content =
                TokenForm.token(inLine: beginning[...]).map { .token($0) }
                ?? .fault(.notACertificate)
        }
        try await body(TokenInput(label: path, content: content))
    }

    /// What can be read once only: a document, or one token a line.
    private func pipe(_ file: borrowing Files.Input, _ body: Body) async throws(DeskError) {
        let beginning = try file.read(atLeast: documents.beginningCount)
        guard isDocument(beginning) else {
            return try await lines(file, after: beginning, body)
        }
        var content = TokenInput.Content.fault(.tooLarge)
        do throws(DeskError) {
            content = .document(
                beginning + (try file.readAll(limit: TokenInput.documentLimit - beginning.count)))
        } catch {
            guard case .file(.tooLarge) = error else { throw error }
        }
        try await body(TokenInput(label: file.path, content: content))
    }

    private func isDocument(_ beginning: [UInt8]) -> Bool {
        documents.isDocument(Array(beginning.prefix(documents.beginningCount)))
    }

    private func lines(
        _ file: borrowing Files.Input, after beginning: [UInt8], _ body: Body
    ) async throws(DeskError) {
        var lines = Lines(limit: Self.sizeLimit)
        var chunk = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? beginning[3...] : beginning[...]
        while !chunk.isEmpty {
            for line in lines.take(chunk) { try await self.line(line, of: file.path, body) }
            chunk = try file.read(upTo: 1 << 18)[...]
        }
        if let line = lines.last() { try await self.line(line, of: file.path, body) }
    }

    private func line(
        _ line: Lines.Line, of path: String, _ body: Body
    ) async throws(DeskError) {
        guard !TokenForm.trimmed(line.text[...]).isEmpty else { return }
        let content = TokenForm.token(inLine: line.text[...]).map(TokenInput.Content.token)
        try await body(
            TokenInput(
                label: "\(path):\(line.number)", content: content ?? .fault(.notACertificate)))
    }
}

/// Cuts bytes into lines as they come; of a line that is longer than the limit its beginning is kept.
private struct Lines {
    struct Line {
        /// From 1.
        let number: Int
        let text: [UInt8]
    }

    let limit: Int
    private var number = 0
    private var begun: [UInt8] = []

    init(limit: Int) { self.limit = limit }

    mutating func take(_ chunk: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        var rest = chunk
        while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
            append(rest[..<newline])
            rest = rest[(newline + 1)...]
            lines.append(end())
        }
        append(rest)
        return lines
    }

    /// The line that no newline ends, if there is one.
    mutating func last() -> Line? { begun.isEmpty ? nil : end() }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        begun += bytes.prefix(limit - min(begun.count, limit))
    }

    private mutating func end() -> Line {
        number += 1
        defer { begun = [] }
        return Line(number: number, text: begun)
    }
}
