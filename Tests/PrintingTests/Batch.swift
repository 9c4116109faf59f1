import Certificates
import Foundation
import Printing
import Programmes
import Testing
import TestSupport

/// Sheets to print, and the fonts to print them with.
enum Batch {
    static func form(
        _ edit: (String) -> String = { $0 }, issuer: String = "https://cert.jieye.example",
        seal: Seal? = nil
    ) throws -> SheetForm {
        let text = String(decoding: try Checkout.bytes("Samples/programme.json"), as: UTF8.self)
        let programme = try Programme(json: Array(edit(text).utf8).span)
        return SheetForm(programme: programme, issuer: try #require(IssuerURL(issuer)), seal: seal)
    }

    static func sheet(
        name: String = "王小明", number: String = "LJ2021-000001-W", track: String = "区域发展",
        institution: String = "清华大学", tokenLength: Int = 843
    ) -> Sheet {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        var state: UInt64 = number.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }
        let token =
            String(
                (0..<tokenLength - 1).map { _ in
                    state = state &* 6364136223846793005 &+ 1442695040888963407
                    return alphabet[Int(state >> 58)]
                }) + "~"
        return Sheet(
            certificate: CompletionCertificate(
                number: number, name: name, programme: "中小企业经营管理领军人才培训", cohort: "2020-2021",
                track: track, institution: institution,
                started: day("2020-10-15"),
                completed: day("2021-10-14")),
            issued: day("2021-11-01"), token: token)
    }

    private static func day(_ iso: String) -> CalendarDate {
        guard let day = CalendarDate(iso: iso) else { preconditionFailure("no date: \(iso)") }
        return day
    }

    static func characters(_ form: SheetForm, _ sheets: [Sheet]) throws -> SheetCharacters {
        var characters = SheetCharacters(form)
        for sheet in sheets { try characters.insert(sheet) }
        return characters
    }

    static func fonts(_ form: SheetForm, _ sheets: [Sheet]) throws -> SheetFonts {
        var fonts = SheetFonts(for: try characters(form, sheets))
        while let typeface = fonts.wanted {
            let bytes = try bytes(of: typeface)
            try fonts.add(typeface, bytes.span)
        }
        return fonts
    }

    /// The typefaces that a certificate alone needs.
    static func typefaces(_ sheet: Sheet) throws -> [Typeface] {
        var fonts = SheetFonts(for: try characters(try form(), [sheet]))
        var typefaces: [Typeface] = []
        while let typeface = fonts.wanted {
            let bytes = try bytes(of: typeface)
            try fonts.add(typeface, bytes.span)
            typefaces.append(typeface)
        }
        return typefaces
    }

    static func bytes(of typeface: Typeface) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(typeface))))
    }

    private static func path(_ typeface: Typeface) -> String {
        switch typeface {
        case .text: "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
        case .strong: "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf"
        case .rareText: "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
        case .rareStrong: "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
        }
    }
}

enum Checkout {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }
}
