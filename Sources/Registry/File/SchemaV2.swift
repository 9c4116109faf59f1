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
