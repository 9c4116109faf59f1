import Signing
import Testing

/// RFC 6979 appendix A.2.5, P-256 with SHA-256, message "sample".
@Suite struct ECDSATests {
    private let message = Array("sample".utf8)
    private let r = hex("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716")
    private let s = hex("F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")
    private static let order = hex(
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551")

    private func key() throws -> PublicKey {
        try PublicKey(
            .es256,
            coordinates: hex(
                """
                60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6
                7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299
                """))
    }

    @Test("The example of RFC 6979 is valid")
    func example() throws {
        #expect(try key().accepts(r + s, for: message))
    }

    @Test("A large s is as valid as a small one, as JOSE has it")
    func largeS() throws {
        let other = subtract(s, from: Self.order)
        #expect(other != s)
        #expect(try key().accepts(r + other, for: message))
    }

    @Test("r and s that are no numbers of the group make no signature", arguments: EdgeValue.pairs)
    func edges(r: EdgeValue, s: EdgeValue) throws {
        let signature = r.bytes(order: Self.order) + s.bytes(order: Self.order)
        #expect(try !key().accepts(signature, for: message))
    }

    @Test("A good half does not help a bad one", arguments: EdgeValue.allCases)
    func halves(value: EdgeValue) throws {
        let edge = value.bytes(order: Self.order)
        #expect(try !key().accepts(edge + s, for: message))
        #expect(try !key().accepts(r + edge, for: message))
    }

    @Test("The DER form of a good signature is not valid")
    func derForm() throws {
        let form = der(0x30, der(0x02, [0] + r), der(0x02, [0] + s))
        #expect(try !key().accepts(form, for: message))
        #expect(try !key().accepts(Array(form.prefix(64)), for: message))
    }
}

/// The numbers at the borders of what a signature may hold.
enum EdgeValue: CaseIterable, Sendable {
    case zero, one, orderLessOne, order, orderPlusOne, largest

    static let pairs = allCases.flatMap { one in allCases.map { (one, $0) } }

    func bytes(order: [UInt8]) -> [UInt8] {
        let one = Array(repeating: UInt8(0), count: 31) + [1]
        switch self {
        case .zero: return Array(repeating: 0, count: 32)
        case .one: return one
        case .orderLessOne: return subtract(one, from: order)
        case .order: return order
        // No order ends in ff, so nothing is carried.
        case .orderPlusOne: return order.dropLast() + [order[31] + 1]
        case .largest: return Array(repeating: 0xff, count: 32)
        }
    }
}
