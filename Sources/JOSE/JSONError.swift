/// Why bytes are not JSON that ``StrictJSON`` takes. Offsets are in bytes, from 0.
public enum JSONError: Error, Sendable, Equatable {
    /// More bytes than the limit.
    case tooLong(limit: Int)
    /// More arrays and objects inside each other than the limit.
    case tooDeep(limit: Int, offset: Int)
    /// More values than the limit.
    case tooManyValues(limit: Int, offset: Int)
    /// A byte order mark stands at the beginning.
    case byteOrderMark
    /// A string is not UTF-8.
    case invalidUTF8(offset: Int)
    /// A byte that the grammar does not allow there.
    case unexpectedByte(UInt8, offset: Int)
    /// The text ends inside a value.
    case unexpectedEnd(offset: Int)
    /// A control character stands unescaped in a string.
    case controlCharacter(offset: Int)
    /// An escape sequence that there is not.
    case invalidEscape(offset: Int)
    /// Half of a surrogate pair.
    case loneSurrogate(offset: Int)
    /// A number that the grammar does not allow, such as `01` or `1.`.
    case invalidNumber(offset: Int)
    /// A second member with the same name in one object.
    case duplicateMember(name: String, offset: Int)
    /// Something follows the value.
    case dataAfterValue(offset: Int)
    /// The value is not an object, where one was asked for.
    case notAnObject
}

extension JSONError: CustomStringConvertible {
    /// What is wrong, and where, in English.
    public var description: String {
        switch self {
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .tooDeep(let limit, let offset): "more than \(limit) levels deep at byte \(offset)"
        case .tooManyValues(let limit, let offset): "more than \(limit) values at byte \(offset)"
        case .byteOrderMark: "a byte order mark stands at the beginning"
        case .invalidUTF8(let offset): "not UTF-8 at byte \(offset)"
        case .unexpectedByte(let byte, let offset): "unexpected byte \(byte) at byte \(offset)"
        case .unexpectedEnd(let offset): "the text ends early, at byte \(offset)"
        case .controlCharacter(let offset): "unescaped control character at byte \(offset)"
        case .invalidEscape(let offset): "invalid escape sequence at byte \(offset)"
        case .loneSurrogate(let offset): "half of a surrogate pair at byte \(offset)"
        case .invalidNumber(let offset): "invalid number at byte \(offset)"
        case .duplicateMember(let name, let offset):
            "the member \"\(name)\" stands twice, again at byte \(offset)"
        case .dataAfterValue(let offset): "data follows the value at byte \(offset)"
        case .notAnObject: "not a JSON object"
        }
    }
}
