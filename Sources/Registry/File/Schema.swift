internal import GRDB

/// The form of the file: which one it has, and how an older one becomes the newest.
enum Schema {
    /// What `file` and SQLite's tools know a registry by: "JIEY".
    static let applicationID: Int64 = 0x4A49_4559
    /// Step n brings a registry of version n to version n + 1; a step once released never changes.
    static let steps = [SchemaV1.sql, SchemaV2.sql]
    /// The version that this program writes.
    static let newest = steps.count

    static func version(of database: Database) throws -> Int {
        guard try pragma("application_id", database) == applicationID else {
            throw RegistryError.notARegistry
        }
        let version = try pragma("user_version", database)
        guard version >= 1, version <= Int32.max else {
            throw RegistryError.damaged("user_version")
        }
        return Int(version)
    }

    /// Makes the tables of an empty file.
    static func create(in database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try advance(database, from: 0)
    }

    /// Brings an older registry to the newest version, wholly or not at all.
    static func migrate(_ database: Database) throws {
        let found = try refuseNewer(database)
        if found < newest { try advance(database, from: found) }
    }

    /// Gives the version, which a later program may not have made.
    static func refuseNewer(_ database: Database) throws -> Int {
        let found = try version(of: database)
        guard found <= newest else { throw RegistryError.newer(found: found, known: newest) }
        return found
    }

    static func requireNewest(_ database: Database) throws {
        let found = try refuseNewer(database)
        if found < newest { throw RegistryError.older(found: found, known: newest) }
    }

    private static func advance(_ database: Database, from version: Int) throws {
        for step in steps[version...] { try database.execute(sql: step) }
        try database.execute(sql: "PRAGMA user_version = \(newest)")
    }

    private static func pragma(_ name: String, _ database: Database) throws -> Int64 {
        guard let row = try Row.fetchOne(database, sql: "PRAGMA \(name)") else {
            throw RegistryError.damaged(name)
        }
        var fields = Fields(row)
        return try fields.integer()
    }
}

/// The first version of the schema.
enum SchemaV1 {
    static let sql = [programmes, certificates, attachments, events].joined(separator: "\n")

    private static let programmes = """
        CREATE TABLE cohort (
            id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 999999),
            name TEXT NOT NULL UNIQUE,
            prefix TEXT NOT NULL UNIQUE
                CHECK (length(prefix) BETWEEN 1 AND 12 AND prefix NOT GLOB '*[^A-Z0-9]*'),
            programme BLOB NOT NULL,
            issuer BLOB NOT NULL,
            added_at INTEGER NOT NULL
        ) STRICT;

        -- The last serial given out or passed over: a number above it was never used.
        CREATE TABLE serial (
            cohort INTEGER PRIMARY KEY REFERENCES cohort,
            last INTEGER NOT NULL CHECK (last BETWEEN 0 AND 999999999999)
        ) STRICT;

        CREATE TABLE approval (
            id INTEGER PRIMARY KEY,
            cohort INTEGER NOT NULL REFERENCES cohort,
            roster_digest BLOB NOT NULL CHECK (length(roster_digest) = 32),
            programme_digest BLOB NOT NULL CHECK (length(programme_digest) = 32),
            issuer_digest BLOB NOT NULL CHECK (length(issuer_digest) = 32),
            audit_digest BLOB NOT NULL CHECK (length(audit_digest) = 32),
            approved_by TEXT NOT NULL,
            partial INTEGER NOT NULL CHECK (partial IN (0, 1)),
            issuable INTEGER NOT NULL,
            not_completed INTEGER NOT NULL,
            faulty INTEGER NOT NULL,
            approved_at INTEGER NOT NULL
        ) STRICT;

        -- closed: nothing is added any more, however many entries are free.
        CREATE TABLE status_list (
            number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 2147483647),
            issuer TEXT NOT NULL,
            used INTEGER NOT NULL CHECK (used >= 0),
            closed INTEGER NOT NULL CHECK (closed IN (0, 1))
        ) STRICT;
        """

    /// `id` is cohort × 10^12 + serial, so that the order of rows is the order of numbers.
    private static let certificates = """
        CREATE TABLE certificate (
            id INTEGER PRIMARY KEY,
            cohort INTEGER NOT NULL REFERENCES cohort,
            number TEXT NOT NULL UNIQUE,
            person BLOB NOT NULL CHECK (length(person) = 16),
            approval INTEGER NOT NULL REFERENCES approval,
            line INTEGER,
            name TEXT NOT NULL,
            track TEXT NOT NULL,
            institution TEXT NOT NULL,
            started TEXT NOT NULL,
            completed TEXT NOT NULL,
            hours INTEGER,
            region TEXT,
            industry TEXT,
            nomination TEXT,
            manufacturing INTEGER CHECK (manufacturing IN (0, 1)),
            issued_at INTEGER NOT NULL,
            key_id TEXT NOT NULL,
            status_list INTEGER NOT NULL REFERENCES status_list,
            status_index INTEGER NOT NULL CHECK (status_index >= 0),
            status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),
            event INTEGER NOT NULL REFERENCES event,
            CHECK (id / 1000000000000 = cohort),
            UNIQUE (status_list, status_index),
            UNIQUE (approval, line)
        ) STRICT;

        -- Neither superseded nor revoked: a person has one such certificate of a cohort.
        CREATE UNIQUE INDEX certificate_standing ON certificate (cohort, person)
            WHERE status IN (0, 2);
        -- What a status list must say, without reading all certificates.
        CREATE INDEX certificate_not_valid ON certificate (status_list, status_index, status)
            WHERE status <> 0;

        CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate
            BEGIN SELECT RAISE(ABORT, 'a certificate is never deleted'); END;
        CREATE TRIGGER certificate_is_fixed BEFORE UPDATE OF id, cohort, number, person, approval,
            line, name, track, institution, started, completed, hours, region, industry,
            nomination, manufacturing, issued_at, key_id, status_list, status_index, event ON certificate
            BEGIN SELECT RAISE(ABORT, 'only the status of a certificate changes'); END;
        """

    /// What is kept apart: tokens for their size, disclosures and reasons because they are purged.
    private static let attachments = """
        CREATE TABLE token (
            certificate INTEGER PRIMARY KEY REFERENCES certificate,
            jwt TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER token_stays BEFORE DELETE ON token
            BEGIN SELECT RAISE(ABORT, 'a token is never deleted'); END;
        CREATE TRIGGER token_is_fixed BEFORE UPDATE ON token
            BEGIN SELECT RAISE(ABORT, 'a token never changes'); END;

        -- All disclosures of a certificate, each followed by "~".
        CREATE TABLE disclosure (
            certificate INTEGER PRIMARY KEY REFERENCES certificate,
            encoded TEXT NOT NULL
        ) STRICT;

        CREATE TABLE replacement (
            superseded INTEGER PRIMARY KEY REFERENCES certificate,
            successor INTEGER NOT NULL UNIQUE REFERENCES certificate
        ) STRICT;
        """

    private static let events = """
        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
            at INTEGER NOT NULL,
            code TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32)
        ) STRICT;
        -- The event of a certificate's issuing is found through the certificate.
        CREATE INDEX event_subject ON event (subject) WHERE code <> 'issued';
        CREATE TRIGGER event_stays BEFORE DELETE ON event
            BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
        CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event
            BEGIN SELECT RAISE(ABORT, 'an event never changes'); END;

        CREATE TABLE reason (
            event INTEGER PRIMARY KEY REFERENCES event,
            text TEXT NOT NULL,
            given_by TEXT
        ) STRICT;
        """
}

/// What the second version of the schema adds.
enum SchemaV2 {
    static let sql = [figures, keeping].joined(separator: "\n")

    private static let figures = """
        -- The rows of an approved roster by outcome: of all rows, and for each value of a column.
        CREATE TABLE approval_count (
            approval INTEGER NOT NULL REFERENCES approval,
            grouping TEXT NOT NULL,
            value TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('issuable', 'not_completed', 'faulty')),
            rows INTEGER NOT NULL CHECK (rows >= 0),
            PRIMARY KEY (approval, grouping, value, outcome)
        ) STRICT, WITHOUT ROWID;

        -- The third-party assessment of a cohort's institutions; score in thousandths.
        CREATE TABLE assessment (
            cohort INTEGER NOT NULL REFERENCES cohort,
            institution TEXT NOT NULL,
            score INTEGER NOT NULL,
            rank INTEGER NOT NULL CHECK (rank >= 1),
            suspended INTEGER NOT NULL CHECK (suspended IN (0, 1)),
            PRIMARY KEY (cohort, institution)
        ) STRICT, WITHOUT ROWID;

        -- Whom to ask at a nominating authority.
        CREATE TABLE contact (
            cohort INTEGER NOT NULL REFERENCES cohort,
            authority TEXT NOT NULL,
            official TEXT NOT NULL,
            liaison TEXT NOT NULL,
            telephone TEXT NOT NULL,
            email TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (cohort, authority)
        ) STRICT, WITHOUT ROWID;
        """

    private static let keeping = """
        -- Entries of status lists that belong to certificates which a restored registry does not
        -- know; they stay as they were published.
        CREATE TABLE foreign_status (
            list INTEGER NOT NULL REFERENCES status_list,
            entry INTEGER NOT NULL CHECK (entry >= 0),
            status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 3),
            PRIMARY KEY (list, entry)
        ) STRICT, WITHOUT ROWID;

        -- What keeps a reason's digest in its event from being guessed once the text is purged.
        CREATE TABLE reason_salt (
            event INTEGER PRIMARY KEY REFERENCES event,
            salt BLOB NOT NULL CHECK (length(salt) = 16)
        ) STRICT;
        """
}
