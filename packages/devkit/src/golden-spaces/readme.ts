/** What stands beside the files of a golden folder, for whoever opens it years later. */
import type { Golden } from './story.ts'

export const readmeOf = ({
  version,
  now,
  words,
  pin,
  passphrase,
}: Golden): string => `# As version ${version} wrote it

Made-up people, Amara, Juma and Zawadi, in a made-up world that ends at ${new Date(now).toISOString()}. The keys in here protect nothing.
Written once by \`npm run golden\` and never changed: every later version has to open it and show the same
([the check](../../src/golden-spaces/golden.test.ts)).

| file | |
|---|---|
| \`golden.json\` | what each of them sees, and the secrets below |
| \`amara.rows.jsonl\` | all rows of Amara's phone, without a lock: its local key stands among them |
| \`juma.rows.jsonl\` | all rows of Juma's phone, locked with the PIN \`${pin}\` |
| \`zawadi.rows.jsonl\` | all rows of the phone of Zawadi, who is alone and has written much |
| \`relay.sqlite\` | what the server keeps of Amara and Juma |
| \`bundle.bin\` | a file from Juma for Amara, with words that no server has |
| \`house.bin\` | Juma's whole profile under the passphrase \`${passphrase}\` |
| \`export.json\` | Amara's export |

Amara's recovery words: \`${words.join(' ')}\`.
`
