internal import Office

extension DrawingFault {
    func words(_ path: String) -> ErrorWords {
        ErrorWords(
            "\(visible(path)): \(sentence)", advice + say("什么也没有改变。", " Nothing was changed."))
    }

    private var sentence: String {
        switch self {
        case .notSVG: say("不是 SVG 文件", "not an SVG file")
        case .hasText:
            say(
                "其中有文字，换一台机器会用别的字体",
                "there is text in it, which another machine would set in other fonts")
        case .refersOutside:
            say("其中引用了文件以外的图", "it refers to a picture or a drawing outside of itself")
        case .refused:
            say(
                "rsvg-convert 画不出：文件损坏、没有尺寸，或耗用内存过多",
                "rsvg-convert cannot draw it: it is damaged, has no size, or takes too much memory")
        case .tooComplex:
            say("绘制耗用的时间或内存过多", "it takes too much time or memory to draw")
        case .notStarted(let program, let errno):
            say(
                "不能运行 \(program)：\(SystemWords.reason(errno))",
                "cannot run \(program): \(SystemWords.reason(errno))")
        }
    }

    private var advice: String {
        switch self {
        case .notSVG: say("请存为普通 SVG，或用 PNG 图像。", "Save it as plain SVG, or take a PNG image.")
        case .hasText:
            say(
                "请先将文字转为路径（Inkscape：路径 > 对象转化成路径）。",
                "Make paths of it first (in Inkscape: Path > Object to Path).")
        case .refersOutside:
            say("请将它嵌入文件，或删去。", "Embed that in the file, or take it out.")
        case .refused, .tooComplex:
            say(
                "请用 Inkscape 打开并存为普通 SVG，去掉滤镜与多余的图层；或用 PNG 图像。",
                "Open it in Inkscape, take out filters and layers that are not needed, and save it as plain SVG; or take a PNG image."
            )
        case .notStarted(program: "rsvg-convert", errno: _):
            say(
                "请安装 Debian 软件包 librsvg2-bin，或用 PNG 图像。",
                "Install the Debian package librsvg2-bin, or take a PNG image.")
        case .notStarted:
            say(
                "请安装 Debian 软件包 util-linux，或用 PNG 图像。",
                "Install the Debian package util-linux, or take a PNG image.")
        }
    }
}
