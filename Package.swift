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
        .library(name: "Certificates", targets: ["Certificates", "Signing"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .target(name: "COpenSSL", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CSystem"),
        .systemLibrary(
            name: "CRender", pkgConfig: "cairo-ft",
            providers: [.apt(["libcairo2-dev", "libharfbuzz-dev", "libqrencode-dev"])]),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: settings),
        .target(name: "Signing", dependencies: ["COpenSSL"], swiftSettings: settings),
        .target(
            name: "Certificates", dependencies: ["Compression", "Signing"],
            swiftSettings: settings),
        .target(
            name: "Registry",
            dependencies: [
                "Certificates", "Signing", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .target(
            name: "Rendering", dependencies: ["CRender", "Certificates"], swiftSettings: settings),
        .target(
            name: "Office",
            dependencies: ["CSystem", "Certificates", "Registry", "Rendering", "Signing"],
            swiftSettings: settings),
        .executableTarget(
            name: "jieye",
            dependencies: [
                "Certificates", "Office", "Registry", "Rendering", "Signing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CompressionTests", dependencies: ["Compression"], swiftSettings: settings),
        .testTarget(name: "SigningTests", dependencies: ["Signing"], swiftSettings: settings),
        .testTarget(
            name: "CertificatesTests", dependencies: ["Certificates", "Compression", "Signing"],
            swiftSettings: settings),
        .testTarget(
            name: "RenderingTests", dependencies: ["Certificates", "Rendering"],
            swiftSettings: settings),
        .testTarget(
            name: "RegistryTests",
            dependencies: [
                "Certificates", "Registry", "Signing",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "OfficeTests",
            dependencies: [
                "Certificates", "Office", "Registry", "Signing",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
