internal import Glibc

/// Work that is spread over every core.
package enum Parallel {
    /// Cores that this process may use.
    package static let width = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// The results of `body` for each part of `items`, in the order of the items: one part for
    /// each core, so that what a part needs (a signing handle) is made once, if no other size of
    /// the parts is given.
    package static func mapParts<Item: Sendable, Value: Sendable, Failure: Error>(
        _ items: [Item], partSize: Int? = nil,
        _ body: @escaping @Sendable (ArraySlice<Item>) throws(Failure) -> [Value]
    ) async throws(Failure) -> [Value] {
        let size = partSize ?? max(1, (items.count + width - 1) / width)
        let parts = await withTaskGroup(of: (Int, Result<[Value], Failure>).self) { group in
            for start in stride(from: 0, to: items.count, by: size) {
                let part = items[start..<min(start + size, items.count)]
                group.addTask { () in
                    do throws(Failure) {
                        return (start, .success(try body(part)))
                    } catch {
                        return (start, .failure(error))
                    }
                }
            }
            var parts: [(Int, Result<[Value], Failure>)] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }
        }
        var values: [Value] = []
        values.reserveCapacity(items.count)
        for (_, part) in parts { values += try part.get() }
        return values
    }
}
