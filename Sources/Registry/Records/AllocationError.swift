/// Why nothing is given out.
package enum AllocationError: Error, Sendable, Equatable {
    /// The registry could not be read or written.
    case registry(RegistryError)
    /// A cohort has no numbers left, or there can be no more status lists.
    case numbersExhausted
}
