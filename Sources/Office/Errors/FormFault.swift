package import Printing

/// Why no certificate of a cohort can be printed, whoever it is for.
package struct FormFault: Sendable {
    /// What would have to be put right.
    package enum Place: Sendable {
        /// A member of a programme or issuer file that no cohort has been begun with yet.
        case member(String, path: String)
        /// A seal's image.
        case image(path: String)
        /// The files that a cohort was begun with, which nobody can change any longer.
        case cohort(String)
    }

    package let place: Place
    package let error: PrintingError
}

extension OfficeError {
    /// Calls `body`, and says of what it throws that no certificate could be printed with it.
    static func form<Value: ~Copyable>(
        _ place: FormFault.Place, _ body: () throws(PrintingError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(PrintingError) {
            return try body()
        } catch {
            throw .printing(.form(FormFault(place: place, error: error)))
        }
    }
}
