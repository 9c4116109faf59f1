/// A place on the page, in points.
package struct Point: Equatable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }

    package static func + (left: Self, right: Self) -> Self {
        Self(x: left.x + right.x, y: left.y + right.y)
    }
    package static func - (left: Self, right: Self) -> Self {
        Self(x: left.x - right.x, y: left.y - right.y)
    }
    static func * (point: Self, factor: Double) -> Self {
        Self(x: point.x * factor, y: point.y * factor)
    }
}

/// Lines and curves that are stroked or filled.
package struct Path: Equatable {
    package enum Step: Equatable {
        case move(Point)
        case line(Point)
        case curve(Point, Point, Point)
        case close
    }

    package var steps: [Step] = []

    mutating func move(to point: Point) { steps.append(.move(point)) }
    mutating func line(to point: Point) { steps.append(.line(point)) }
    mutating func curve(_ first: Point, _ second: Point, to point: Point) {
        steps.append(.curve(first, second, point))
    }
    mutating func close() { steps.append(.close) }

    static func rectangle(x: Double, y: Double, width: Double, height: Double) -> Path {
        polygon([
            Point(x: x, y: y), Point(x: x + width, y: y), Point(x: x + width, y: y + height),
            Point(x: x, y: y + height),
        ])
    }

    static func polygon(_ corners: [Point]) -> Path {
        var path = Path()
        for (index, corner) in corners.enumerated() {
            index == 0 ? path.move(to: corner) : path.line(to: corner)
        }
        path.close()
        return path
    }

    static func line(_ from: Point, _ to: Point) -> Path {
        Path(steps: [.move(from), .line(to)])
    }
}
