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
