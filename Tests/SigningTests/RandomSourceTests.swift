import Signing
import Testing

@Suite struct RandomSourceTests {
    @Test("The system gives as many bytes as asked for", arguments: [0, 1, 16, 1000])
    func count(count: Int) {
        #expect(RandomSource.system.bytes(count).count == count)
    }

    @Test("The system gives no 16 bytes twice, and every byte")
    func fresh() {
        let draws = (0..<2000).map { _ in RandomSource.system.bytes(16) }
        #expect(Set(draws).count == draws.count)
        #expect(Set(draws.joined()).count == 256)
    }

    @Test("A source of one's own gives what it wants")
    func own() {
        let source = RandomSource { Array(repeating: 7, count: $0) }
        #expect(source.bytes(3) == [7, 7, 7])
    }
}
