/// A line of a shaped text, in ems.
package struct Line: Equatable {
    /// Its clusters, without a space at its end.
    package var clusters: Range<Int>
    /// How far the line begins to the right of the margin; negative where a mark hangs over.
    package var indent: Double
    /// The width of what is seen.
    package var width: Double
}
