/// Finds the number of a name by the name's bytes: a hash table for a handful of names, faster on
/// slices of a row than a dictionary of strings.
package struct NameTable: Sendable {
    private var names: [(bytes: [UInt8], number: Int)] = []
    /// Positions in `names` plus 1; 0 is free. A power of two, at least twice as many as names.
    private var slots = [Int](repeating: 0, count: 16)

    /// The names and their positions in the sequence.
    package init(_ names: some Sequence<String> = []) {
        for (number, name) in names.enumerated() { add(name, number) }
    }

    /// Adds a name, unless it is there.
    package mutating func add(_ name: String, _ number: Int) {
        let bytes = Array(name.utf8)
        guard self[bytes[...]] == nil else { return }
        names.append((bytes, number))
        if names.count * 2 > slots.count {
            slots = [Int](repeating: 0, count: slots.count * 2)
            for position in names.indices { place(position) }
        } else {
            place(names.count - 1)
        }
    }

    package subscript(_ name: ArraySlice<UInt8>) -> Int? {
        var slot = Self.hash(name) & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = names[slots[slot] - 1]
            if entry.bytes.count == name.count, entry.bytes.elementsEqual(name) {
                return entry.number
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func place(_ position: Int) {
        var slot = Self.hash(names[position].bytes[...]) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = position + 1
    }

    /// FNV-1a; the names come from the programme, so nobody can choose them to collide.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash ^ hash >> 15)
    }
}
