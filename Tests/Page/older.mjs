// Compares bundles: reads {root, at, pairs} from standard input, each pair a bundle that was accepted and one that
// comes after it, and writes what is older in the second, and the status lists that are kept with it.

import { webcrypto } from "node:crypto";
import { text } from "node:stream/consumers";
import { regression, trustKeeping } from "../../Sources/VerifyPage/Site/page/rollback.js";
import { bundleBytes, proveTrust } from "../../Sources/VerifyPage/Site/page/trust.js";

const { root, at, pairs } = JSON.parse(await text(process.stdin));
const prove = (bytes) => proveTrust(bytes, root, webcrypto);
const answers = [];
for (const pair of pairs) {
    const [accepted, next] = await Promise.all(
        pair.map((bundle) => prove(new TextEncoder().encode(JSON.stringify(bundle)))));
    const older = await regression(next, accepted, at, webcrypto);
    // What is kept is proved again, as at the next visit.
    const kept = await prove(bundleBytes((await trustKeeping(next, accepted, webcrypto)).bundle));
    answers.push({ older, kept: kept.lists.map(({ uri }) => uri) });
}
process.stdout.write(JSON.stringify(answers));
