/// What can keep a verb from being done: fsck, backup, purge, restore and migration.
package enum KeepingError: Error, Sendable {
}
