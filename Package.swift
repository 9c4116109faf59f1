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
        .library(name: "Certificates", targets: ["Certificates", "Signing"])
    ],
    targets: [
        .target(name: "COpenSSL", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: settings),
        .target(name: "Signing", dependencies: ["COpenSSL"], swiftSettings: settings),
        .target(
            name: "Certificates", dependencies: ["Compression", "Signing"],
            swiftSettings: settings),
        .testTarget(
            name: "CompressionTests", dependencies: ["Compression"], swiftSettings: settings),
        .testTarget(name: "SigningTests", dependencies: ["Signing"], swiftSettings: settings),
        .testTarget(
            name: "CertificatesTests", dependencies: ["Certificates", "Signing"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
