/** An export as one page to read and print: days, names, words. No script, nothing that it would fetch. */
import type { Exported, ExportedSpace } from '../engine/export/format.ts'
import { sayYear, type Told, type ToldSetting, type ToldWords, toldIn } from './told.ts'

/** What the page says; `words.takeaway.page`. */
export interface PageWords extends ToldWords {
  readonly title: string
  readonly mine: string
  readonly two: (fill: { readonly names: string }) => string
  readonly made: string
  readonly care: string
  readonly signed: string
  readonly nothing: string
}

export interface PageSetting extends ToldSetting {
  readonly words: PageWords
}

export function keepsakePage(exported: Exported, setting: PageSetting): string {
  const { words, language } = setting
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${plain(words.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${plain(words.title)}</h1>
<p>${plain(words.made)} ${plain(sayYear(exported.made, setting))}. ${plain(words.care)}</p></header>
${exported.spaces.map(space => sectionOf(space, setting)).join('\n')}
</body>
</html>
`
}

const STYLE =
  'body{font:1.06rem/1.55 ui-serif,Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#33291f;background:#fdfaf4}' +
  'h1,h2,h3{font-weight:500;line-height:1.25}h2{margin-top:3rem;border-top:1px solid #d8cdbd;padding-top:1rem}' +
  'article{margin:1.2rem 0;break-inside:avoid}p{margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere}' +
  '.by,footer{font:.85rem/1.5 system-ui,sans-serif;color:#6b5f52}em{color:#6b5f52}' +
  '@media print{body{margin:0;background:none}h2{break-before:page}}'

/** People's words in a page: nothing in them is ever more than text. */
const plain = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

function sectionOf(space: ExportedSpace, setting: PageSetting): string {
  const { words } = setting
  const others = Object.entries(space.names)
    .filter(([member]) => member !== space.me)
    .map(([, name]) => name || words.someone)
  const title = space.kind === 'self' ? words.mine : words.two({ names: others.join(', ') })
  const days = [...toldIn(space, setting)].map(
    ([day, found]) => `<h3>${plain(day)}</h3>\n${found.map(told => articleOf(told, words)).join('\n')}`,
  )
  return `<section><h2>${plain(title)}</h2>\n${days.join('\n') || `<p>${plain(words.nothing)}</p>`}</section>`
}

function articleOf({ by, lines, hash, device }: Told, { signed }: PageWords): string {
  const shown = lines.map(({ text, note }) =>
    note ? `<p><em>${plain(text)}</em></p>` : `<p>${plain(text)}</p>`,
  )
  const foot = `${signed} ${hash.slice(0, 8)} · ${device.slice(0, 8)}`
  return `<article><p class="by">${plain(by)}</p>\n${shown.join('\n')}\n<footer>${plain(foot)}</footer></article>`
}
