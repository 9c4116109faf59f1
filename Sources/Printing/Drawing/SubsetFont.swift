internal import CRender

/// A font that was cut down to the characters of a batch; every thread uses the same.
///
/// Cairo reads a font anew for each document, which with a whole Chinese font of 20 MB takes longer
/// than everything else together.
///
/// `@unchecked Sendable`: HarfBuzz counts references atomically, and the bytes never change.
@safe package final class SubsetFont: @unchecked Sendable {
    /// The bytes of the font.
    let blob: OpaquePointer
    /// The characters that were wanted and that the font does not have.
    package let missing: Set<Unicode.Scalar>

    /// How many bytes the cut font has.
    package var size: Int { Int(unsafe hb_blob_get_length(blob)) }

    deinit { unsafe hb_blob_destroy(blob) }

    /// The font at `index` in the file `bytes`, with only those glyphs that `characters` need.
    package init?(of bytes: Span<UInt8>, index: UInt32, for characters: Set<Unicode.Scalar>) {
        guard let subset = unsafe Self.cut(bytes, index, characters) else { return nil }
        unsafe (blob, missing) = (subset.blob, subset.missing)
    }

    @unsafe private static func cut(
        _ bytes: Span<UInt8>, _ index: UInt32, _ characters: Set<Unicode.Scalar>
    ) -> (blob: OpaquePointer, missing: Set<Unicode.Scalar>)? {
        let cut = unsafe bytes.withUnsafeBytes { bytes in
            unsafe withKnown(bytes, index) { face, known in
                let missing = characters.filter { unsafe hb_set_has(known, $0.value) == 0 }
                return unsafe subset(face, characters).map { blob in unsafe (blob, missing) }
            }
        }
        return unsafe cut?.map { unsafe (blob: $0.0, missing: $0.1) }
    }

    /// Those of the characters that the font at `index` in the file `bytes` does not have; nil where it
    /// is no font.
    static func missing(
        of characters: Set<Unicode.Scalar>, in bytes: Span<UInt8>, index: UInt32
    ) -> Set<Unicode.Scalar>? {
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe withKnown(bytes, index) { _, known in
                characters.filter { unsafe hb_set_has(known, $0.value) == 0 }
            }
        }
    }

    /// Gives `body` a font and the characters that it has; nil where it is no font.
    @unsafe private static func withKnown<Value>(
        _ bytes: UnsafeRawBufferPointer, _ index: UInt32,
        _ body: (OpaquePointer?, OpaquePointer?) -> Value
    ) -> Value? {
        guard let count = UInt32(exactly: bytes.count) else { return nil }
        let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress
        let whole = unsafe hb_blob_create(start, count, HB_MEMORY_MODE_READONLY, nil, nil)
        defer { unsafe hb_blob_destroy(whole) }
        let face = unsafe hb_face_create(whole, index)
        defer { unsafe hb_face_destroy(face) }
        let known = unsafe hb_set_create()
        defer { unsafe hb_set_destroy(known) }
        unsafe hb_face_collect_unicodes(face, known)
        guard unsafe hb_set_is_empty(known) == 0 else { return nil }
        return unsafe body(face, known)
    }

    @unsafe private static func subset(
        _ face: OpaquePointer?, _ characters: Set<Unicode.Scalar>
    ) -> OpaquePointer? {
        guard let input = unsafe hb_subset_input_create_or_fail() else { return nil }
        defer { unsafe hb_subset_input_destroy(input) }
        let wanted = unsafe hb_subset_input_unicode_set(input)
        for character in characters { unsafe hb_set_add(wanted, character.value) }
        let flags = HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue
        unsafe hb_subset_input_set_flags(input, flags)
        guard let subset = unsafe hb_subset_or_fail(face, input) else { return nil }
        defer { unsafe hb_face_destroy(subset) }
        // The blob of a subset refers to memory of its own, no longer to that of the whole font.
        let blob = unsafe hb_face_reference_blob(subset)
        guard unsafe hb_blob_get_length(blob) > 0 else {
            unsafe hb_blob_destroy(blob)
            return nil
        }
        return unsafe blob
    }
}
