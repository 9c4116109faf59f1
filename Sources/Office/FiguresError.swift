/// What can keep a verb from being done: the status verbs, list, report, assess and contacts.
package enum FiguresError: Error, Sendable {
}
