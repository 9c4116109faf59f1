internal import JOSE

extension JSONError {
    /// What is wrong, and where, without the file.
    var sentence: String { visible(say(chinese, description)) }

    private var chinese: String {
        switch self {
        case .tooLong(let limit): "超过 \(limit) 字节"
        case .tooDeep(let limit, let offset): "第 \(offset) 字节处嵌套超过 \(limit) 层"
        case .tooManyValues(let limit, let offset): "到第 \(offset) 字节已超过 \(limit) 个值"
        case .byteOrderMark: "开头有字节顺序标记"
        case .invalidUTF8(let offset): "第 \(offset) 字节处不是 UTF-8"
        case .unexpectedByte(let byte, let offset): "第 \(offset) 字节处不应有字节 \(byte)"
        case .unexpectedEnd(let offset): "在第 \(offset) 字节处提前结束"
        case .controlCharacter(let offset): "第 \(offset) 字节处有未转义的控制字符"
        case .invalidEscape(let offset): "第 \(offset) 字节处的转义序列不合规范"
        case .loneSurrogate(let offset): "第 \(offset) 字节处只有半个代理对"
        case .invalidNumber(let offset): "第 \(offset) 字节处的数不合规范"
        case .duplicateMember(let name, let offset): "成员 \(name) 重复，又见于第 \(offset) 字节处"
        case .dataAfterValue(let offset): "从第 \(offset) 字节起有多余的内容"
        case .notAnObject: "不是 JSON 对象"
        }
    }
}
