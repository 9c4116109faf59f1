/// What trainees are counted by: a column of the roster, and of the registry.
public enum Grouping: String, Sendable, CaseIterable {
    case track, institution, region, industry, nomination, manufacturing
}
