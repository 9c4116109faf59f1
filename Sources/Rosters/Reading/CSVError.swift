/// Why a file cannot be read as CSV, whatever it is to hold. Lines count from 1.
public enum CSVError: Error, Sendable, Equatable {
    /// A workbook of a spreadsheet program (XLSX, XLS, ODS): it has to be saved as CSV.
    case spreadsheet
    /// UTF-16: it has to be saved as UTF-8 or GB18030.
    case utf16
    /// A NUL byte in this line, or another file format: not text.
    case notText(line: Int)
    /// Bytes in this line that are neither UTF-8 nor GB18030, or not what the rest of the file is.
    case unknownEncoding(line: Int)
    /// A record that begins in this line has more bytes than the limit.
    case recordTooLong(line: Int, limit: Int)
    /// A quoted cell that begins in this line never ends.
    case unterminatedQuote(line: Int)
    /// The system's iconv does not know GB18030.
    case conversionUnavailable
}
