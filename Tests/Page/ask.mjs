// Answers many questions: reads {bundle, root, at, tokens} from standard input, and writes the reasons' codes of
// each token, as JSON.

import { text } from "node:stream/consumers";
import { codes, verdictOn } from "./modules.mjs";

const question = JSON.parse(await text(process.stdin));
const answers = [];
for (const token of question.tokens) answers.push(codes(await verdictOn(token, question)));
process.stdout.write(JSON.stringify(answers));
