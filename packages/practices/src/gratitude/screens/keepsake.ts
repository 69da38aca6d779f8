/** Thank-yous as one page to keep or print: days, names, words. No script, nothing that it would fetch. */
import type { Language } from '../../screens.ts'
import { dayInWords } from '../../shared/acting.tsx'
import type { Note, ThanksView, Words } from '../index.ts'

export interface KeepsakeSetting {
  readonly words: Words
  readonly language: Language
  readonly now: number
  /** Mine, then the other's. */
  readonly names: readonly [string, string]
}

export function keepsakeOf(notes: readonly ThanksView[], setting: KeepsakeSetting): string {
  const { words, language, now } = setting
  const told = notes.filter(({ thanks, deleted, later }) => thanks !== null && !deleted && !later)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${plain(words.name)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${plain(words.name)}</h1>
<p class="saying">${plain(words.proverb)}${language === 'en' ? ` · ${plain(words.proverbMeaning)}` : ''}</p></header>
${told
  .toReversed()
  .map(note => articleOf(note, setting))
  .join('\n')}
<footer>${plain(`${words.keepsakeMade} ${dayInWords(now, language)} ${new Date(now).getUTCFullYear()}`)}</footer>
</body>
</html>
`
}

/** For A4 and A5 alike: one column, no thank-you broken over two pages. */
const STYLE =
  'body{font:1.1rem/1.6 ui-serif,Georgia,serif;max-width:34rem;margin:3rem auto;padding:0 1.2rem;color:#33291f;background:#fdfaf4}' +
  'h1{font-weight:500;font-size:2.2rem;margin:0}h2{font-weight:500;font-size:1.05rem;margin:0 0 .4rem}' +
  'header{border-bottom:3px double #b4552d;padding-bottom:1rem;margin-bottom:2rem}.saying,footer,dt,.by{color:#6b5f52;font-style:italic}' +
  'article{margin:0 0 2rem;padding-left:1rem;border-left:2px solid #d8cdbd;break-inside:avoid}dl{margin:0}dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}' +
  '@media print{body{margin:0;background:none;font-size:12pt}@page{margin:2cm}}'

/** People's words in a page: nothing in them is ever more than text. */
const plain = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

function articleOf({ byMe, at, thanks }: ThanksView, { words, language, names }: KeepsakeSetting): string {
  const [from, to] = byMe ? names : [names[1], names[0]]
  const day = `${dayInWords(at, language)} ${new Date(at).getUTCFullYear()}`
  const parts = thanks ? partsOf(thanks, words) : []
  const said = parts.map(([title, text]) => `<dt>${plain(title)}</dt><dd>${plain(text)}</dd>`).join('')
  return `<article><h2>${plain(`${from} → ${to}`)} <span class="by">${plain(day)}</span></h2><dl>${said}</dl></article>`
}

/** The parts of a thank-you as they were written, each with what it says. */
export const partsOf = (thanks: Note, words: Words): readonly (readonly [title: string, text: string])[] =>
  (thanks.kind === 'deed'
    ? ([[words.deed, thanks.deed]] as const)
    : ([
        [words.did, thanks.did],
        [words.gave, thanks.gave],
        [words.says, thanks.says],
      ] as const)
  ).filter(([, text]) => text !== '')
