/**
 * How good related posts are: `node bench/related/quality.ts [FILE]`, on labelled queries (default: dev.json beside this file).
 *
 * nDCG@12 and recall@12 with binary labels, after LIBRARY section 2: a translation is no related post, so it counts neither as
 * found nor as missed. Beside ours stand words alone (TF-IDF cosine) and the section alone, in the same run.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rankRelated } from '#library'
import { wordsOf } from '../../packages/library/src/related/terms.ts'
import { cosine, vectorsOf } from '../../packages/library/src/related/vectors.ts'

interface Labelled {
  readonly docs: readonly { id: string; title: string; teaser: string; lang: string; section: string }[]
  readonly alternates: readonly (readonly [string, string])[]
  readonly queries: readonly { readonly id: string; readonly relevant: readonly string[] }[]
}
const file = process.argv[2] ?? join(import.meta.dirname, 'dev.json')
const { docs, alternates, queries } = JSON.parse(readFileSync(file, 'utf8')) as Labelled
const K = 12
const langOf = new Map(docs.map(({ id, lang }) => [id, lang]))
const isTranslation = (a: string, b: string) =>
  alternates.some(pair => pair.includes(a) && pair.includes(b) && a !== b)

const gain = (at: number) => 1 / Math.log2(at + 2)
const ndcg = (ranked: readonly string[], relevant: ReadonlySet<string>) => {
  const got = ranked.slice(0, K).reduce((sum, id, at) => sum + (relevant.has(id) ? gain(at) : 0), 0)
  const best = Array.from({ length: Math.min(K, relevant.size) }, (_, at) => gain(at)).reduce(
    (a, b) => a + b,
    0,
  )
  return got / best
}
const recall = (ranked: readonly string[], relevant: ReadonlySet<string>) =>
  ranked.slice(0, K).filter(id => relevant.has(id)).length / relevant.size

type Method = (id: string) => readonly string[]
const ours = rankRelated(docs, alternates)
const words = vectorsOf(docs.map(({ title, teaser }) => wordsOf(`${title} ${title} ${teaser}`)))
const byWords: Method = id => {
  const place = docs.findIndex(doc => doc.id === id)
  return docs
    .map((doc, at) => ({ id: doc.id, score: cosine(words[place]!, words[at]!) }))
    .filter(one => one.id !== id)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .map(one => one.id)
}
const bySection: Method = id => {
  const section = docs.find(doc => doc.id === id)?.section
  return docs.filter(doc => doc.id !== id && doc.section === section).map(doc => doc.id)
}
const methods: Readonly<Record<string, Method>> = {
  ours: id => ours.nearest(id, docs.length).map(one => one.id),
  'TF-IDF, words': byWords,
  'same section': bySection,
}

const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length
const say = (number: number) => number.toFixed(3)
const lines = Object.entries(methods).map(([name, method]) => {
  const rows = queries.map(({ id, relevant }) => {
    const ranked = method(id).filter(other => !isTranslation(id, other))
    const all = new Set(relevant.filter(other => !isTranslation(id, other)))
    const same = new Set([...all].filter(other => langOf.get(other) === langOf.get(id)))
    const rankedSame = ranked.filter(other => langOf.get(other) === langOf.get(id))
    return { id, all, same, ranked, rankedSame }
  })
  const some = rows.filter(({ all }) => all.size > 0)
  const within = rows.filter(({ same }) => same.size > 0)
  const first = some[0]
  return [
    name,
    say(mean(some.map(row => ndcg(row.ranked, row.all)))),
    say(mean(some.map(row => recall(row.ranked, row.all)))),
    say(mean(within.map(row => ndcg(row.rankedSame, row.same)))),
    say(mean(within.map(row => recall(row.rankedSame, row.same)))),
    first ? say(ndcg(first.ranked, first.all)) : '-',
    first ? say(recall(first.ranked, first.all)) : '-',
  ]
})
process.stdout.write(
  [
    ['method', 'nDCG@12', 'R@12', 'same language nDCG', 'R', `first query nDCG`, 'R'],
    ['---', '---', '---', '---', '---', '---', '---'],
    ...lines,
  ]
    .map(row => `| ${row.join(' | ')} |\n`)
    .join(''),
)
