/// What can keep a verb from being done: key and publish.
package enum KeyLifeError: Error, Sendable {
}
