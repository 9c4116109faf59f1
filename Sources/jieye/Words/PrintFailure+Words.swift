internal import Office

extension PrintFailure {
    var words: ErrorWords {
        switch self {
        case .certificate(let error): error.words
        case .trial(let error): error.trialWords
        case .form(let fault): fault.words
        case .drawing(let path, let fault): fault.words(path)
        case .unprintable(let names, let isOnly): names.words(isOnly: isOnly)
        case .fontNotThere(let path, let package):
            ErrorWords(
                say(
                    "\(visible(path))：没有这个字体文件，印制证书需要它",
                    "\(visible(path)): this font is not there, and certificates are printed with it"
                ),
                say(
                    "请安装 Debian 软件包 \(package)。", "Install the Debian package \(package)."))
        case .severalCohorts:
            ErrorWords(
                say("这些编号属于几届", "these numbers are of several cohorts"),
                say("每届请各写一个印刷文件。", "Write one print file for each cohort."), exitCode: 64)
        case .nothingToPrint:
            ErrorWords(
                say("没有可印的证书", "there is no certificate to print"),
                say(
                    "请先发证；已撤销、暂停或被取代的证书只在指名时才印。",
                    "Issue some first; those that are revoked, suspended or superseded are printed only where they are named."
                ))
        }
    }
}
