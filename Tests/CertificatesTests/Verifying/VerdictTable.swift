import Certificates

/// Every combination of a key's state, the ages of the two lists and a status, with the verdict that
/// it has to get. Written down, not computed: V valid, I invalid, U undetermined, and the reasons.
enum VerdictTable {
    static let codes: [String: Reason] = [
        "na": .keyNotActive, "rv": .revoked, "sp": .superseded, "su": .suspended,
        "uk": .unknownKey, "kc": .keyCompromised, "sm": .statusMissing, "ss": .statusStale,
        "mm": .statusMismatch, "te": .trustListExpired,
    ]
    static let outcomes: [String: Verdict.Outcome] = [
        "V": .valid, "I": .invalid, "U": .undetermined,
    ]

    /// The order of the last four columns.
    static let statuses = [CertificateStatus.valid, .revoked, .suspended, .superseded]

    static let text = """
        certificate   | trust list  | status list | valid         | revoked       | suspended     | superseded
        active        | last second | fresh       | V             | I rv          | I su          | I sp
        active        | last second | last second | V             | I rv          | I su          | I sp
        active        | last second | expired     | U ss          | U ss          | U ss          | U ss
        active        | last second | too old     | U ss          | U ss          | U ss          | U ss
        active        | last second | future      | U ss          | U ss          | U ss          | U ss
        active        | last second | missing     | U sm          | U sm          | U sm          | U sm
        active        | last second | foreign     | U mm          | U mm          | U mm          | U mm
        active        | expired     | fresh       | U te          | I rv te       | I su te       | I sp te
        active        | expired     | last second | U te          | I rv te       | I su te       | I sp te
        active        | expired     | expired     | U ss te       | U ss te       | U ss te       | U ss te
        active        | expired     | too old     | U ss te       | U ss te       | U ss te       | U ss te
        active        | expired     | future      | U ss te       | U ss te       | U ss te       | U ss te
        active        | expired     | missing     | U sm te       | U sm te       | U sm te       | U sm te
        active        | expired     | foreign     | U mm te       | U mm te       | U mm te       | U mm te
        retired       | last second | fresh       | V             | I rv          | I su          | I sp
        retired       | last second | last second | V             | I rv          | I su          | I sp
        retired       | last second | expired     | U ss          | U ss          | U ss          | U ss
        retired       | last second | too old     | U ss          | U ss          | U ss          | U ss
        retired       | last second | future      | U ss          | U ss          | U ss          | U ss
        retired       | last second | missing     | U sm          | U sm          | U sm          | U sm
        retired       | last second | foreign     | U mm          | U mm          | U mm          | U mm
        retired       | expired     | fresh       | U te          | I rv te       | I su te       | I sp te
        retired       | expired     | last second | U te          | I rv te       | I su te       | I sp te
        retired       | expired     | expired     | U ss te       | U ss te       | U ss te       | U ss te
        retired       | expired     | too old     | U ss te       | U ss te       | U ss te       | U ss te
        retired       | expired     | future      | U ss te       | U ss te       | U ss te       | U ss te
        retired       | expired     | missing     | U sm te       | U sm te       | U sm te       | U sm te
        retired       | expired     | foreign     | U mm te       | U mm te       | U mm te       | U mm te
        young         | last second | fresh       | I na          | I na rv       | I na su       | I na sp
        young         | last second | last second | I na          | I na rv       | I na su       | I na sp
        young         | last second | expired     | I na ss       | I na ss       | I na ss       | I na ss
        young         | last second | too old     | I na ss       | I na ss       | I na ss       | I na ss
        young         | last second | future      | I na ss       | I na ss       | I na ss       | I na ss
        young         | last second | missing     | I na sm       | I na sm       | I na sm       | I na sm
        young         | last second | foreign     | I na mm       | I na mm       | I na mm       | I na mm
        young         | expired     | fresh       | I na te       | I na rv te    | I na su te    | I na sp te
        young         | expired     | last second | I na te       | I na rv te    | I na su te    | I na sp te
        young         | expired     | expired     | I na ss te    | I na ss te    | I na ss te    | I na ss te
        young         | expired     | too old     | I na ss te    | I na ss te    | I na ss te    | I na ss te
        young         | expired     | future      | I na ss te    | I na ss te    | I na ss te    | I na ss te
        young         | expired     | missing     | I na sm te    | I na sm te    | I na sm te    | I na sm te
        young         | expired     | foreign     | I na mm te    | I na mm te    | I na mm te    | I na mm te
        ended         | last second | fresh       | I na          | I na rv       | I na su       | I na sp
        ended         | last second | last second | I na          | I na rv       | I na su       | I na sp
        ended         | last second | expired     | I na ss       | I na ss       | I na ss       | I na ss
        ended         | last second | too old     | I na ss       | I na ss       | I na ss       | I na ss
        ended         | last second | future      | I na ss       | I na ss       | I na ss       | I na ss
        ended         | last second | missing     | I na sm       | I na sm       | I na sm       | I na sm
        ended         | last second | foreign     | I na mm       | I na mm       | I na mm       | I na mm
        ended         | expired     | fresh       | I na te       | I na rv te    | I na su te    | I na sp te
        ended         | expired     | last second | I na te       | I na rv te    | I na su te    | I na sp te
        ended         | expired     | expired     | I na ss te    | I na ss te    | I na ss te    | I na ss te
        ended         | expired     | too old     | I na ss te    | I na ss te    | I na ss te    | I na ss te
        ended         | expired     | future      | I na ss te    | I na ss te    | I na ss te    | I na ss te
        ended         | expired     | missing     | I na sm te    | I na sm te    | I na sm te    | I na sm te
        ended         | expired     | foreign     | I na mm te    | I na mm te    | I na mm te    | I na mm te
        compromised   | last second | fresh       | U kc          | I rv kc       | I su kc       | I sp kc
        compromised   | last second | last second | U kc          | I rv kc       | I su kc       | I sp kc
        compromised   | last second | expired     | U kc ss       | U kc ss       | U kc ss       | U kc ss
        compromised   | last second | too old     | U kc ss       | U kc ss       | U kc ss       | U kc ss
        compromised   | last second | future      | U kc ss       | U kc ss       | U kc ss       | U kc ss
        compromised   | last second | missing     | U kc sm       | U kc sm       | U kc sm       | U kc sm
        compromised   | last second | foreign     | U kc mm       | U kc mm       | U kc mm       | U kc mm
        compromised   | expired     | fresh       | U kc te       | I rv kc te    | I su kc te    | I sp kc te
        compromised   | expired     | last second | U kc te       | I rv kc te    | I su kc te    | I sp kc te
        compromised   | expired     | expired     | U kc ss te    | U kc ss te    | U kc ss te    | U kc ss te
        compromised   | expired     | too old     | U kc ss te    | U kc ss te    | U kc ss te    | U kc ss te
        compromised   | expired     | future      | U kc ss te    | U kc ss te    | U kc ss te    | U kc ss te
        compromised   | expired     | missing     | U kc sm te    | U kc sm te    | U kc sm te    | U kc sm te
        compromised   | expired     | foreign     | U kc mm te    | U kc mm te    | U kc mm te    | U kc mm te
        ended, stolen | last second | fresh       | I na kc       | I na rv kc    | I na su kc    | I na sp kc
        ended, stolen | last second | last second | I na kc       | I na rv kc    | I na su kc    | I na sp kc
        ended, stolen | last second | expired     | I na kc ss    | I na kc ss    | I na kc ss    | I na kc ss
        ended, stolen | last second | too old     | I na kc ss    | I na kc ss    | I na kc ss    | I na kc ss
        ended, stolen | last second | future      | I na kc ss    | I na kc ss    | I na kc ss    | I na kc ss
        ended, stolen | last second | missing     | I na kc sm    | I na kc sm    | I na kc sm    | I na kc sm
        ended, stolen | last second | foreign     | I na kc mm    | I na kc mm    | I na kc mm    | I na kc mm
        ended, stolen | expired     | fresh       | I na kc te    | I na rv kc te | I na su kc te | I na sp kc te
        ended, stolen | expired     | last second | I na kc te    | I na rv kc te | I na su kc te | I na sp kc te
        ended, stolen | expired     | expired     | I na kc ss te | I na kc ss te | I na kc ss te | I na kc ss te
        ended, stolen | expired     | too old     | I na kc ss te | I na kc ss te | I na kc ss te | I na kc ss te
        ended, stolen | expired     | future      | I na kc ss te | I na kc ss te | I na kc ss te | I na kc ss te
        ended, stolen | expired     | missing     | I na kc sm te | I na kc sm te | I na kc sm te | I na kc sm te
        ended, stolen | expired     | foreign     | I na kc mm te | I na kc mm te | I na kc mm te | I na kc mm te
        unknown       | last second | fresh       | U uk          | U uk          | U uk          | U uk
        unknown       | last second | last second | U uk          | U uk          | U uk          | U uk
        unknown       | last second | expired     | U uk          | U uk          | U uk          | U uk
        unknown       | last second | too old     | U uk          | U uk          | U uk          | U uk
        unknown       | last second | future      | U uk          | U uk          | U uk          | U uk
        unknown       | last second | missing     | U uk          | U uk          | U uk          | U uk
        unknown       | last second | foreign     | U uk          | U uk          | U uk          | U uk
        unknown       | expired     | fresh       | U uk te       | U uk te       | U uk te       | U uk te
        unknown       | expired     | last second | U uk te       | U uk te       | U uk te       | U uk te
        unknown       | expired     | expired     | U uk te       | U uk te       | U uk te       | U uk te
        unknown       | expired     | too old     | U uk te       | U uk te       | U uk te       | U uk te
        unknown       | expired     | future      | U uk te       | U uk te       | U uk te       | U uk te
        unknown       | expired     | missing     | U uk te       | U uk te       | U uk te       | U uk te
        unknown       | expired     | foreign     | U uk te       | U uk te       | U uk te       | U uk te
        """
}
