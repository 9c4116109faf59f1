// Why nothing could be verified: there was no certificate in what was given.

import { say } from "./language.js";

/** What went wrong before there was a token; `sentence()` says it in the language that is shown. */
export class Trouble extends Error {
    constructor(name, zh, en) {
        super(name);
        this.sentence = () => say(zh, en);
    }
}

function trouble(name, zh, en) {
    return () => new Trouble(name, zh, en);
}

export const troubles = {
    noToken: trouble("no_token",
        "这里没有证书。请粘贴完整的链接（含 # 后面的部分）或令牌。",
        "There is no certificate here. Paste the whole link, with what follows the #, or the token."),
    several: trouble("several",
        "这里有不止一份证书。请一次核验一份；成批核验请用 jieye 命令行程序。",
        "There is more than one certificate here. Verify one at a time; the jieye command line takes many."),
    emptyPDF: trouble("empty_pdf",
        "这个 PDF 没有随附证书令牌：可能是扫描件或重新打印的。请索取原文件，或扫描上面的二维码。",
        "No token is attached to this PDF: it may be a scan, or printed anew. Ask for the original file, or scan its code."),
    encrypted: trouble("encrypted",
        "这个 PDF 已加密，读不到随附的证书令牌。请索取未加密的原文件，或扫描上面的二维码。",
        "This PDF is encrypted, so that no token can be read in it. Ask for the file without a password, or scan its code."),
    emptyPicture: trouble("empty_picture",
        "图片中没有找到证书的二维码。请换一张更清晰、二维码完整的图片。",
        "No certificate’s code was found in the picture. Take one that is sharper and shows the whole code."),
    noReader: trouble("no_reader",
        "此浏览器不能识别图片中的二维码。请用手机相机扫描，或选择证书的 PDF 或 .sd-jwt 文件。",
        "This browser cannot read a code in a picture. Scan it with a phone’s camera, or choose the PDF or the .sd-jwt file."),
    noCamera: trouble("no_camera",
        "无法使用摄像头：没有摄像头，或未允许使用。",
        "The camera cannot be used: there is none, or it was not allowed."),
    tooLarge: trouble("too_large",
        "文件过大：证书文件不到 1 MB。",
        "The file is too large: a certificate’s is below 1 MB."),
    unreadable: trouble("unreadable", "无法读取这个文件。", "The file cannot be read."),
};
