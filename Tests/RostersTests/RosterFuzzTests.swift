import Programmes
import Rosters
import Testing
import TestSupport

@Suite struct RosterFuzzTests {
    @Test(
        "No change of bytes makes reading or auditing trap, and pieces change no result",
        arguments: Form.Encoding.allCases)
    func mutations(encoding: Form.Encoding) throws {
        let programme = try Checkout.programme()
        let form = Form(encoding: encoding, separator: ",", ending: "\r\n")
        let original = try form.bytes()
        var random = RosterRandom(state: 20_210_930)
        for _ in 0..<600 {
            let bytes = Self.mutated(original, &random)
            let whole = Self.outcome(of: bytes, by: bytes.count + 1, programme)
            let pieces = Self.outcome(of: bytes, by: Int(random.next() % 40) + 1, programme)
            #expect(whole == pieces)
        }
    }

    @Test("No change of a programme file makes reading trap")
    func programmes() throws {
        let original = try Checkout.bytes("Samples/programme.json")
        var random = RosterRandom(state: 7)
        for _ in 0..<300 {
            let bytes = Self.mutated(original, &random)
            _ = try? Programme(json: bytes.span)
        }
    }

    private static func outcome(
        of bytes: [UInt8], by size: Int, _ programme: Programme
    ) -> [String] {
        do {
            let records = try read(bytes, by: size)
            var audit = Audit(programme: programme, tokenLength: { _ in 0 })
            return records.map { "\(audit.check($0))" } + ["\(audit.report())"]
        } catch {
            return ["\(error)"]
        }
    }

    /// One to four changes: a byte altered, left out, doubled, or a cut, or something special.
    private static func mutated(_ original: [UInt8], _ random: inout RosterRandom) -> [UInt8] {
        var bytes = original
        for _ in 0...(random.next() % 4) where !bytes.isEmpty {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 6 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[place], at: place)
            case 3: bytes.removeLast(bytes.count - place)
            default:
                let special = specials[Int(random.next() % UInt64(specials.count))]
                bytes.insert(contentsOf: special, at: place)
            }
        }
        return bytes
    }

    private static let specials: [[UInt8]] = [
        [0x22], [0x0D], [0x0A], [0x2C], [0], [0xEF, 0xBB, 0xBF], [0xE3, 0x80, 0x80], [0xEF, 0xBC],
        [0x84, 0x31, 0x95, 0x33], [0x81], [0xFF], [0xE5, 0xB9, 0xB4], Array("E+17".utf8),
        Array("99999999999999999999".utf8), [0xF0, 0xA0, 0xAE, 0xB7],
    ]
}

/// SplitMix64: small, and the same everywhere.
struct RosterRandom {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
