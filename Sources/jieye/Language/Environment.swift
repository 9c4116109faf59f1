internal import FoundationEssentials

/// The variables of the environment. One that is empty is not set, as for the endpoint.
enum Environment {
    static subscript(name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
