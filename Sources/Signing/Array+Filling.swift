extension [UInt8] {
    /// Makes an array of `count` bytes, all of which a C function writes.
    @unsafe init(count: Int, filledBy write: (UnsafeMutablePointer<UInt8>) -> Void) {
        unsafe self.init(unsafeUninitializedCapacity: count) { output, written in
            guard let start = output.baseAddress else { return }
            unsafe write(start)
            written = count
        }
    }
}
