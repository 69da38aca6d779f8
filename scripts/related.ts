/**
 * `npm run -s related -- FILE [--why]`: reads documents and queries (JSON; docs, alternates, queries) and prints for each query
 * the ids of the twelve nearest documents. With --why it says what brings each of them there.
 */
import { readFileSync } from 'node:fs'
import { rankRelated, readRelatedRequest } from '#library'

const MOST = 12

const stop = (sentence: string): never => {
  process.stderr.write(`related: ${sentence}\n`)
  process.exit(2)
}

function read(file: string | undefined): unknown {
  if (file === undefined) return stop('Name a file: npm run -s related -- FILE')
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return stop(`The file ${file} can't be read.`)
  }
  try {
    return JSON.parse(text)
  } catch {
    return stop(`The file ${file} is not JSON.`)
  }
}

const args = process.argv.slice(2)
const request = readRelatedRequest(read(args.find(arg => !arg.startsWith('--'))))
if (!request.ok) stop(request.error)
else {
  const { docs, alternates, queries } = request.value
  const { nearest, why } = rankRelated(docs, alternates)
  const answer = Object.fromEntries(
    queries.map(query => {
      const found = nearest(query, MOST)
      return [
        query,
        args.includes('--why')
          ? found.map(({ id, score }) => ({ id, score: Number(score.toFixed(3)), ...why(query, id) }))
          : found.map(({ id }) => id),
      ]
    }),
  )
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
