internal import ArgumentParser

/// How results are written.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

/// How results are written that are no table.
enum PlainFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}
