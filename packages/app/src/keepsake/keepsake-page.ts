/** An export as one page to read and print: days, names, words. No script, nothing that it would fetch. */
import { catalogue, questionOf, slicesIn, textsIn } from '#practices'
import type { Language } from '#ui/words'
import { sayDay } from '../dates.ts'
import type { Exported, ExportedEntry, ExportedSpace } from '../engine/export/format.ts'

/** What the page says; `words.takeaway.page`. */
export interface PageWords {
  readonly title: string
  readonly mine: string
  readonly two: (fill: { readonly names: string }) => string
  readonly made: string
  readonly care: string
  readonly sealed: string
  readonly deleted: string
  readonly closed: string
  readonly signed: string
  readonly unsent: string
  readonly someone: string
  readonly nothing: string
}

export interface PageSetting {
  readonly words: PageWords
  readonly language: Language
  readonly timeZone: string
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

const sayYear = (at: number, { language, timeZone }: PageSetting): string =>
  `${sayDay(at, language, timeZone)} ${new Date(at).getUTCFullYear()}`

interface Item {
  readonly at: number
  readonly html: string
}

function sectionOf(space: ExportedSpace, setting: PageSetting): string {
  const { words } = setting
  const others = Object.entries(space.names)
    .filter(([member]) => member !== space.me)
    .map(([, name]) => name || words.someone)
  const title = space.kind === 'self' ? words.mine : words.two({ names: others.join(', ') })
  const items = space.entries.flatMap(entry => itemOf(space, entry, setting)).sort((a, b) => a.at - b.at)
  const days = new Map<string, Item[]>()
  for (const item of items) {
    const day = sayYear(item.at, setting)
    const known = days.get(day)
    if (known) known.push(item)
    else days.set(day, [item])
  }
  const told = [...days].map(
    ([day, found]) => `<h3>${plain(day)}</h3>\n${found.map(({ html }) => html).join('\n')}`,
  )
  return `<section><h2>${plain(title)}</h2>\n${told.join('\n') || `<p>${plain(words.nothing)}</p>`}</section>`
}

/** None for what holds no words: a receipt by one press, a change of members, what the app says to itself. */
function itemOf(space: ExportedSpace, entry: ExportedEntry, setting: PageSetting): readonly Item[] {
  const { words } = setting
  if (entry.passedOver) return []
  const payload = entry.opening?.payload ?? entry.erased?.left
  if (!payload) return []
  const { t: type, at, d: data } = JSON.parse(payload) as { t: string; at: number; d: unknown }
  const lines = entry.erased ? [note(words.deleted)] : linesOf(space, entry, type, data, setting)
  if (lines.length === 0) return []
  const who = space.names[entry.member] || words.someone
  const practice = catalogue.find(({ id }) => id === type.split('.')[0])?.name[setting.language]
  const by = [who, practice, entry.index === null ? words.unsent : null].filter(part => part).join(' · ')
  const foot = `${words.signed} ${entry.hash.slice(0, 8)} · ${entry.device.slice(0, 8)}`
  const html = `<article><p class="by">${plain(by)}</p>\n${lines.join('\n')}\n<footer>${plain(foot)}</footer></article>`
  return [{ at, html }]
}

const said = (text: string) => `<p>${plain(text)}</p>`
const note = (text: string) => `<p><em>${plain(text)}</em></p>`

function linesOf(
  space: ExportedSpace,
  { seals = [] }: ExportedEntry,
  type: string,
  data: unknown,
  { words, language }: PageSetting,
): readonly string[] {
  if (type === 'people.name-told.v1' || type === 'vulnerability.wish-sealed.v1') return []
  const question = type === 'vulnerability.question-offered.v1' && questionIn(data, language)
  if (question) return [note(question)]
  const texts = textsIn(slicesIn(space.kind), type, data).filter(text => text !== '')
  const sealed = seals.flatMap(({ text }) => (text === null ? [note(words.sealed)] : partsOf(text).map(said)))
  return [...texts.map(said), ...sealed]
}

function questionIn(data: unknown, language: Language): string | null {
  const { question } = data as { question?: unknown }
  return (typeof question === 'string' && questionOf(question)?.[language]) || null
}

/** A sealed thank-you has parts; any other sealed text is one. */
function partsOf(text: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) return [text]
    const parts = Object.entries(parsed).filter(([key, part]) => key !== 'kind' && typeof part === 'string')
    return parts.map(([, part]) => part as string).filter(part => part !== '')
  } catch {
    return [text]
  }
}
