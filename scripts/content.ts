/**
 * For those who write: `npm run -s content -- check [FOLDER] [--why]` reads a folder of articles as the server would and says
 * what is wrong, a sentence each with file, line and remedy; then what is missing. With --why it says which articles stand
 * beside each, and what brought them together. Ends with 1 when something is wrong, with 2 when the folder can't be read.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Article, bindLibrary, type Library, sayProblem } from '#library'

const say = (line: string) => process.stdout.write(`${line}\n`)
const stop = (sentence: string): never => {
  process.stderr.write(`content: ${sentence}\n`)
  process.exit(2)
}

const [verb, ...rest] = process.argv.slice(2)
if (verb !== 'check') stop('Say what to do: npm run -s content -- check [FOLDER] [--why]')
const folder = rest.find(word => !word.startsWith('--')) ?? join(import.meta.dirname, '../articles')

const files = (() => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        entry => entry.isFile() && /\.md$|^sections\.yaml$/.test(entry.name) && entry.name !== 'README.md',
      )
      .map(entry => {
        const path = join(entry.parentPath, entry.name)
        return {
          file: path.slice(join(folder, sep).length).split(sep).join('/'),
          text: readFileSync(path, 'utf8'),
        }
      })
  } catch {
    return stop(`The folder ${folder} can't be read.`)
  }
})()

const { library, problems } = bindLibrary(files)
for (const problem of problems) say(sayProblem(problem))
for (const sentence of missing(library)) say(`Note: ${sentence}`)
if (rest.includes('--why')) for (const article of library.articles) why(article)
say(
  problems.length === 0
    ? `${library.articles.length} articles, nothing wrong.`
    : `${library.articles.length} articles are shown, ${problems.length} things are wrong.`,
)
process.exitCode = problems.length === 0 ? 0 : 1

/** No mistakes, but a reader would miss them. */
function missing({ articles, translation }: Library): readonly string[] {
  return articles.flatMap(article => [
    ...(translation(article) ? [] : [`${article.file} has no form in the other language.`]),
    ...(article.section === 'site' || article.tags.length > 0 ? [] : [`${article.file} has no tags.`]),
  ])
}

function why(article: Article): void {
  const beside = library.related(article)
  if (beside.length === 0) return
  say(`\n${article.file}`)
  for (const other of beside) {
    const { terms, sameFamily } = library.whyRelated(article, other)
    const reasons = [
      ...(article.related.includes(other.slug) ? ['pinned by its editor'] : []),
      ...(terms.length > 0 ? [`both say ${terms.join(', ')}`] : []),
      ...(sameFamily ? ['sections that stand near'] : []),
    ]
    say(`  ${other.file}: ${reasons.join('; ') || 'the same concepts in another language'}`)
  }
}
