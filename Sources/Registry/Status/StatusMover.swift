package import Certificates
internal import GRDB

extension CertificateStatus {
    /// Whether a certificate in this state may be brought into another.
    package func mayBecome(_ next: Self) -> Bool {
        switch (self, next) {
        case (.valid, .suspended), (.suspended, .valid): true
        case (.valid, .revoked), (.suspended, .revoked): true
        case (.valid, .superseded): true
        default: false
        }
    }
}

extension Registry {
    /// Brings certificates into another state: all of them, or none.
    ///
    /// Into ``CertificateStatus/superseded`` leads only ``supersede(_:by:issuer:reason:givenBy:at:)``,
    /// since a superseded certificate has a successor. The error names the first number that is
    /// unknown or whose move is not allowed, a repeated one among them.
    package func changeStatus(
        of numbers: [CertificateNumber], to status: CertificateStatus, reason: String,
        givenBy person: String?, at time: UnixTime
    ) throws(StatusMoveError) {
        try write { database in
            var mover = try StatusMover(database, reason: reason, givenBy: person, at: time)
            for number in numbers {
                guard status != .superseded else {
                    let current = try mover.current(number).status
                    throw StatusMoveError.notAllowed(
                        number: number.description, from: current, to: status)
                }
                try mover.move(number, to: status)
            }
        } failure: {
            StatusMoveError.registry($0)
        }
    }

    /// Puts a corrected certificate in the place of another one of the cohort.
    package func supersede(
        _ number: CertificateNumber, by successor: CertificateRecord, issuer: IssuerURL,
        reason: String, givenBy person: String?, at time: UnixTime
    ) throws(StatusMoveError) {
        try write { database in
            var mover = try StatusMover(database, reason: reason, givenBy: person, at: time)
            let old = try mover.move(number, to: .superseded, successor: successor.number)
            try StatusListLedger.take([successor.slot], of: issuer, capacity, in: database)
            var writer = try CertificateWriter(database, cohort: old / Serial.span)
            let new = try writer.insert(successor, recordingIn: &mover.events, at: time)
            try writer.finish(in: database)
            try database.execute(
                sql: "INSERT INTO replacement (superseded, successor) VALUES (?, ?)",
                arguments: [old, new])
        } failure: {
            StatusMoveError.registry($0)
        }
    }
}

/// Moves certificates between states within one transaction.
struct StatusMover {
    var events: EventWriter
    private let reasons: ReasonWriter
    private let time: UnixTime
    private let select: Statement
    private let update: Statement

    init(_ database: Database, reason: String, givenBy person: String?, at time: UnixTime) throws {
        events = try EventWriter(database)
        reasons = try ReasonWriter(database, StatusReason(text: reason, givenBy: person))
        self.time = time
        select = try database.makeStatement(
            sql: "SELECT id, status FROM certificate WHERE number = ?")
        update = try database.makeStatement(sql: "UPDATE certificate SET status = ? WHERE id = ?")
    }

    func current(_ number: CertificateNumber) throws -> (id: Int64, status: CertificateStatus) {
        guard let row = try Row.fetchOne(select, arguments: [number.description]) else {
            throw StatusMoveError.unknownNumber(number.description)
        }
        var fields = Fields(row)
        return (try fields.integer(), try fields.status())
    }

    /// Gives the identity of the certificate.
    @discardableResult
    mutating func move(
        _ number: CertificateNumber, to status: CertificateStatus,
        successor: CertificateNumber? = nil
    ) throws -> Int64 {
        let (id, current) = try current(number)
        guard current.mayBecome(status) else {
            throw StatusMoveError.notAllowed(
                number: number.description, from: current, to: status)
        }
        try update.execute(arguments: [status.rawValue, id])
        let by = successor.map { " by=\($0)" } ?? ""
        let salt = try reasons.salt()
        let event = try events.append(
            EventCode(becoming: status), of: number.description,
            "from=\(current.name)\(by) \(reasons.eventDetail(salt))", at: time)
        try reasons.insert(salt, of: event)
        return id
    }
}

extension EventCode {
    fileprivate init(becoming status: CertificateStatus) {
        self =
            switch status {
            case .valid: .reinstated
            case .suspended: .suspended
            case .revoked: .revoked
            case .superseded: .superseded
            }
    }
}
