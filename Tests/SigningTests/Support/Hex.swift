/// The bytes that hexadecimal digits stand for; what is no digit is passed over.
func hex(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { index in
        UInt8(digits[index] << 4 | digits[index + 1])
    }
}

/// `one - other` as big-endian numbers of the same length.
func subtract(_ other: [UInt8], from one: [UInt8]) -> [UInt8] {
    var difference = one
    var borrow = 0
    for index in one.indices.reversed() {
        let value = Int(one[index]) - Int(other[index]) - borrow
        difference[index] = UInt8(truncatingIfNeeded: value)
        borrow = value < 0 ? 1 : 0
    }
    return difference
}

/// `one + other` as little-endian numbers of the same length, without a last carry.
func add(_ other: [UInt8], to one: [UInt8]) -> [UInt8] {
    var sum = one
    var carry = 0
    for index in one.indices {
        let value = Int(one[index]) + Int(other[index]) + carry
        sum[index] = UInt8(truncatingIfNeeded: value)
        carry = value >> 8
    }
    return sum
}
