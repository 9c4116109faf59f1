// Answers many questions: reads a list of {bundle, root, at, tokens} from standard input, and writes for each the
// list of its tokens' answers, as JSON.

import { text } from "node:stream/consumers";
import { verdictOn } from "./modules.mjs";

const answers = [];
for (const question of JSON.parse(await text(process.stdin))) {
    const found = [];
    for (const token of question.tokens) found.push(await verdictOn(token, question));
    answers.push(found);
}
process.stdout.write(JSON.stringify(answers));
