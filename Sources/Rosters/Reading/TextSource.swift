internal import Files

/// Takes a file's bytes and gives its text in UTF-8, in pieces.
///
/// ASCII is passed on at once. From the first other byte on up to 64 KiB are gathered, and the
/// encoding in which more of them can be read is that of the file. Whether UTF-8 is right is not
/// checked here but record by record.
struct TextSource: ~Copyable {
    /// Text that has been decoded and not yet read from `position` on.
    private(set) var text: [UInt8] = []
    var position = 0
    private(set) var encoding = RosterEncoding.ascii
    private(set) var isFinished = false
    /// What ends the text behind what has been decoded.
    private(set) var ending: Ending?

    /// Why there is no more text.
    enum Ending {
        case error(CSVError)
        /// Bytes that are not in the file's encoding.
        case undecodable
    }

    private var raw: [UInt8] = []
    private var hasStarted = false
    private var decoder: GB18030Decoder?

    static let windowSize = 65_536

    init() {}

    /// Whether all of the text has been read and there will be no more.
    var isAtEnd: Bool { isFinished && position == text.count }

    mutating func append(_ chunk: Span<UInt8>) {
        if position > 0 {
            text.removeFirst(position)
            position = 0
        }
        if encoding == .utf8 {
            text.append(copying: chunk)
        } else {
            raw.append(copying: chunk)
            decode()
        }
    }

    mutating func finish() {
        isFinished = true
        decode()
    }

    private mutating func decode() {
        guard ending == nil, start() else { return }
        if encoding == .ascii { decide() }
        switch encoding {
        case .ascii: break
        case .utf8:
            text.append(contentsOf: raw)
            raw = []
        case .gb18030: decodeGB18030()
        }
    }

    /// Looks at how the file begins; false while that cannot be told, or where it is no text.
    private mutating func start() -> Bool {
        guard !hasStarted else { return true }
        guard raw.count >= FileSignature.length || isFinished else { return false }
        hasStarted = true
        switch FileSignature(raw) {
        case .utf8Mark:
            raw.removeFirst(3)
            encoding = .utf8
        case .gb18030Mark:
            raw.removeFirst(4)
            chooseGB18030()
        case .refused(let error): ending = .error(error)
        case nil: break
        }
        return ending == nil
    }

    /// Passes ASCII on, and chooses the encoding once it can be told.
    private mutating func decide() {
        let ascii = raw.firstIndex { $0 >= 0x80 } ?? raw.count
        text.append(contentsOf: raw[..<ascii])
        raw.removeFirst(ascii)
        guard !raw.isEmpty, raw.count >= Self.windowSize || isFinished else { return }
        if readableAsUTF8() >= readableAsGB18030() {
            encoding = .utf8
        } else {
            chooseGB18030()
        }
    }

    private mutating func chooseGB18030() {
        encoding = .gb18030
        do {
            decoder = try GB18030Decoder()
        } catch {
            ending = .error(error)
        }
    }

    private mutating func decodeGB18030() {
        guard ending == nil else { return }
        let isRight = decoder?.decode(&raw, into: &text) ?? true
        if !isRight || (isFinished && !raw.isEmpty) { ending = .undecodable }
    }

    /// How many of the gathered bytes are UTF-8; one character may be cut at the end.
    private func readableAsUTF8() -> Int {
        do {
            _ = try UTF8Span(validating: raw.span)
            return raw.count
        } catch {
            let bad = error.byteOffsets
            let isCut = error.kind == .truncatedScalar && bad.upperBound == raw.count
            return isCut && !isFinished ? raw.count : bad.lowerBound
        }
    }

    /// How many of the gathered bytes are GB18030; one character may be cut at the end.
    private func readableAsGB18030() -> Int {
        guard var decoder = try? GB18030Decoder() else { return 0 }
        var (rest, decoded) = (raw, [UInt8]())
        let isRight = decoder.decode(&rest, into: &decoded)
        return isRight && !isFinished ? raw.count : raw.count - rest.count
    }
}

/// How files begin that are not plain text, or text of a certain encoding.
private enum FileSignature {
    case utf8Mark
    case gb18030Mark
    case refused(CSVError)

    /// How many bytes are enough to tell.
    static let length = 64

    init?(_ bytes: [UInt8]) {
        for (signature, meaning) in Self.all where bytes.starts(with: signature) {
            self = meaning
            return
        }
        guard Self.isUTF16(bytes.prefix(Self.length)) else { return nil }
        self = .refused(.utf16)
    }

    /// Whether bytes without a mark look like UTF-16: every other one is zero where a header has
    /// its ASCII characters, the separators at least. A few are zero elsewhere, as in 一, U+4E00.
    private static func isUTF16(_ bytes: ArraySlice<UInt8>) -> Bool {
        let zeros = bytes.indices.filter { bytes[$0] == 0 }
        let odd = zeros.count { $0 % 2 == 1 }
        return zeros.count > 1 && max(odd, zeros.count - odd) * 4 >= zeros.count * 3
    }

    private static let all: [([UInt8], FileSignature)] = [
        ([0xEF, 0xBB, 0xBF], .utf8Mark),
        ([0x84, 0x31, 0x95, 0x33], .gb18030Mark),
        (Array("PK\u{3}\u{4}".utf8), .refused(.spreadsheet)),
        (Array("PK\u{5}\u{6}".utf8), .refused(.spreadsheet)),
        ([0xD0, 0xCF, 0x11, 0xE0], .refused(.spreadsheet)),
        ([0xFF, 0xFE], .refused(.utf16)), ([0xFE, 0xFF], .refused(.utf16)),
        (Array("%PDF".utf8), .refused(.notText(line: 1))),
        ([0x89, 0x50, 0x4E, 0x47], .refused(.notText(line: 1))),
        ([0xFF, 0xD8, 0xFF], .refused(.notText(line: 1))),
        ([0x1F, 0x8B], .refused(.notText(line: 1))),
    ]
}

extension [UInt8] {
    fileprivate mutating func append(copying bytes: Span<UInt8>) {
        append(addingCapacity: bytes.count) { output in
            for index in bytes.indices { output.append(bytes[index]) }
        }
    }
}
