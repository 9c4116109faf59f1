internal import Printing

extension SealFault {
    var sentence: String {
        let sides = Seal.maximumPixels
        return switch self {
        case .malformedPath(let place):
            say(
                "从第 \(place) 字节起不是能画出的 SVG 路径",
                "no SVG path data that can be drawn from byte \(place) on")
        case .empty: say("文件是空的", "the file is empty")
        case .notPNG: say("不是 PNG 文件", "not a PNG file")
        case .pixels(let width, let height):
            say(
                "\(width) × \(height) 像素，每边须为 1 至 \(sides)",
                "\(width) × \(height) pixels, and a side has 1 to \(sides)")
        case .damaged: say("PNG 文件残缺或损坏", "a PNG file that is cut or damaged")
        case .invisible:
            say("全是透明或白色，什么也看不见", "all transparent or white: nothing of it would be seen")
        case .tooLarge(let bytes):
            say(
                "会使每份 PDF 增大 \(bytes) 字节，至多 \(Seal.maximumSize)",
                "would make every PDF larger by \(bytes) bytes, and \(Seal.maximumSize) are the most"
            )
        }
    }

    var advice: String {
        switch self {
        case .malformedPath:
            say("请改正路径。", "Put the path right.")
        case .tooLarge:
            say(
                "请用单色、少噪点的图像，或较简单的 SVG 路径。",
                "Take an image of one colour without noise, or a simpler SVG path.")
        case .empty, .notPNG, .pixels, .damaged, .invisible:
            say("请换一个图像。", "Put another image in its place.")
        }
    }
}
