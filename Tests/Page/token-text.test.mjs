// What the page takes for a token in a text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { tokenIn } from "../../Sources/VerifyPage/Site/ui/token-text.js";
import { vectors } from "./modules.mjs";

const [one, other] = vectors()
    .filter(({ test, verdict }) => verdict === "valid" && test.includes("algorithms"))
    .map(({ token }) => token);
const link = `https://cert.jieye.example/#${one}`;
const graduate = "WyJzIiwiZ3JhZHVhdGUiLHt9XQ";
const title = "WyJzIiwidGl0bGUiLCJ4Il0";

const MESSAGES = [
    one, link, `\n${one} \r\n`, `我的证书：${link} 请查收`, `我的证书：${link}。请查收。`, `（${link}）`, `“${link}”`,
    `My certificate: ${link}`, `See ${link}.`, `<${link}>`, `"${one}"`, `'${one}',`, `[certificate](${link})`,
    `**${one}**`, `_${link}_`, `{"token":"${one}"}`, `\u200b${one}\u200b`, `\ufeff${one}`, `\u2060${link}\u00ad`,
    link.replaceAll("~", "%7E"), link.replaceAll("~", "%7e").replace("#", "%23"), `${link}\n\n此致\n敬礼`,
    `${link}\n${link}`, one.replace(/.{76}/g, "$&\r\n"), `证书：\n${link.replace(/.{60}/g, "$&\n")}\n此致`,
    `Dear all,\n${link.replace(/.{60}/g, "$&\n")}\nKind regards`, one.replace(".", ".\u200b"),
];

test("a token is found in a message, whatever stands around it", () => {
    for (const message of MESSAGES) assert.equal(tokenIn(message), one, JSON.stringify(message));
});

test("a text without anything like a token has none", () => {
    const texts = [
        "", "hello", "a.b", "https://cert.jieye.example/", "My file john.doe.pdf and www.a.b", "eyJ", "\u200b",
        `${"www.a-very-long-name-of-a-host.".repeat(4)}example.org`, "证书编号 LJ2021-000006-M", "%E8%AF%81",
        "x".repeat(70_000),
    ];
    for (const text of texts) assert.equal(tokenIn(text), "", JSON.stringify(text));
});

test("what is only somewhat like a token is handed on to the verifier", () => {
    for (const damaged of [one.slice(0, -1), one.slice(0, 300), one.replace(".", "!"), `${one}cut`]) {
        assert.match(tokenIn(`我的证书：https://cert.jieye.example/#${damaged} 请查收`), /^eyJ/);
    }
});

test("certificates that differ are several, and one that is written twice is one", () => {
    assert.equal(tokenIn(`${one}\n${other}`), null);
    assert.equal(tokenIn(`${link}，${other}`), null);
    assert.equal(tokenIn(`${one}${other}`.replace(/.{76}/g, "$&\n")), null);
    assert.equal(tokenIn(`${one} ${one}`), one);
});

test("of tokens that differ only in what they disclose the longest is taken", () => {
    const [some, all] = [`${one}${graduate}~`, `${one}${graduate}~${title}~`];
    for (const texts of [[one, some, all], [all, one], [some, all, one]]) {
        assert.equal(tokenIn(texts.join("\n")), all);
    }
    assert.equal(tokenIn(`${all} ${other}`), null);
});

test("no text keeps the page busy", () => {
    const hostile = ["eyJ", "eyJ.", "eyJ.a.b~", "a~", "a.b.", "~", "-", ".", "%7E", "eyJa.b.c~d"];
    for (const part of hostile) {
        const text = part.repeat(Math.floor((64 << 10) / part.length));
        const begin = process.cpuUsage();
        tokenIn(text);
        tokenIn(`${text.slice(1)}!`);
        tokenIn(`a${text.slice(2)}a`);
        assert.ok(process.cpuUsage(begin).user < 500_000, part);
    }
});
