import Foundation
import Testing

@Suite struct RandomWalkTests {
    private static let isLong = ProcessInfo.processInfo.environment["JIEYE_LONG"] == "1"

    /// Ten thousand verbs in the long form.
    @Test(
        "Whatever verbs an office does in whatever order, every answer is what the model says",
        arguments: isLong ? [1, 2, 3, 4, 5] : [7])
    func walk(seed: UInt64) async throws {
        let walk = try Walk(seed: seed)
        let count = Self.isLong ? 2_000 : 400
        for number in 1...count {
            try await walk.step()
            if number % 100 == 0 { try await walk.compare() }
        }
        #expect(walk.done.count > 10, "\(walk.done)")
    }
}
