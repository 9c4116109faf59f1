// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "jieye",
    products: [
        .executable(name: "jieye", targets: ["jieye"]),
        .executable(name: "jieye-server", targets: ["jieye-server"]),
        .library(name: "Certificates", targets: ["Certificates", "JOSE", "Signing"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(name: "COpenSSL", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CPlatform"),
        .systemLibrary(
            name: "CRender", pkgConfig: "cairo-ft",
            providers: [.apt(["libcairo2-dev", "libharfbuzz-dev", "libqrencode-dev"])]),
        .systemLibrary(
            name: "CExtract", providers: [.apt(["libpng-dev", "libturbojpeg0-dev", "libzbar-dev"])]),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: settings),
        .target(name: "Signing", dependencies: ["COpenSSL"], swiftSettings: settings),
        .target(name: "JOSE", dependencies: ["Signing"], swiftSettings: settings),
        .target(
            name: "Certificates", dependencies: ["Compression", "JOSE", "Signing"],
            swiftSettings: settings),
        .target(
            name: "Vocabulary", dependencies: ["Certificates"], exclude: ["words.json"],
            swiftSettings: settings),
        .target(
            name: "Programmes", dependencies: ["Certificates", "JOSE"], swiftSettings: settings),
        .target(
            name: "Rosters", dependencies: ["Certificates", "Files", "JOSE", "Programmes"],
            swiftSettings: settings),
        .target(name: "Files", dependencies: ["CPlatform"], swiftSettings: settings),
        .target(name: "Processes", dependencies: ["CPlatform", "Files"], swiftSettings: settings),
        .target(
            name: "Extraction", dependencies: ["CExtract", "Compression"], swiftSettings: settings),
        .target(
            name: "Desk", dependencies: ["Certificates", "Files", "JOSE", "Processes", "Rosters"],
            swiftSettings: settings),
        .target(
            name: "Registry",
            dependencies: [
                "Certificates", "Files", "JOSE", "Programmes", "Signing",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .target(
            name: "VerifyPage", dependencies: ["Certificates", "JOSE", "Programmes", "Signing"],
            exclude: ["package.json"],
            resources: [.embedInCode("Site")],
            swiftSettings: settings),
        .target(
            name: "Printing", dependencies: ["Certificates", "CRender", "Programmes", "Signing"],
            swiftSettings: settings),
        .target(
            name: "Office",
            dependencies: [
                "Certificates", "Files", "JOSE", "Printing", "Processes", "Programmes", "Registry",
                "Rosters", "Signing", "VerifyPage", "Vocabulary",
            ],
            swiftSettings: settings),
        .target(
            name: "Service",
            dependencies: [
                "Certificates", "JOSE", "Signing",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("OpenAPI/openapi.json")],
            swiftSettings: settings),
        .executableTarget(
            name: "jieye-server",
            dependencies: [
                "Certificates", "CPlatform", "JOSE", "Service",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "jieye",
            dependencies: [
                "Certificates", "CPlatform", "Desk", "Extraction", "Files", "JOSE", "Office",
                "Printing", "Programmes", "Registry", "Rosters", "Signing", "Vocabulary",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CompressionTests", dependencies: ["Compression"], swiftSettings: settings),
        .testTarget(name: "SigningTests", dependencies: ["Signing"], swiftSettings: settings),
        .testTarget(
            name: "JOSETests", dependencies: ["JOSE", "Signing", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "CertificatesTests",
            dependencies: ["Certificates", "Compression", "JOSE", "Signing", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "VocabularyTests", dependencies: ["Certificates", "Rosters", "Vocabulary"],
            swiftSettings: settings),
        .testTarget(
            name: "ProgrammesTests",
            dependencies: ["Certificates", "JOSE", "Programmes", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "RostersTests",
            dependencies: [
                "Certificates", "JOSE", "Programmes", "Rosters", "Signing", "TestSupport",
            ], swiftSettings: settings),
        .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: settings),
        .testTarget(
            name: "ExtractionTests", dependencies: ["Compression", "Extraction"],
            swiftSettings: settings),
        .testTarget(
            name: "RegistryTests",
            dependencies: [
                "Certificates", "Files", "Programmes", "Registry", "Signing",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PrintingTests",
            dependencies: ["Certificates", "Printing", "Programmes", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "OfficeTests",
            dependencies: [
                "Certificates", "Desk", "Files", "JOSE", "Office", "Registry", "Rosters", "Signing",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Certificates", "JOSE", "Service", "Signing",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["JOSE", "Programmes"], path: "Tests/TestSupport",
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
