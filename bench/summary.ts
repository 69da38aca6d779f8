/** Minimum and median of what `run.ts` has kept, one line for each peer and bench, and our ratio to each peer. `node bench/summary.ts [file]` */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Line = Readonly<Record<string, unknown>>

const file = process.argv[2] ?? join(import.meta.dirname, 'results', 'lines.jsonl')
const groups = new Map<string, Line[]>()
for (const text of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  const line = JSON.parse(text) as Line
  const name = [line.peer, line.bench, line.N, line.batch].filter(part => part !== undefined).join(' ')
  groups.set(name, [...(groups.get(name) ?? []), line])
}

const numbers = (lines: readonly Line[], field: string) =>
  lines.map(line => line[field]).filter(value => typeof value === 'number')
const median = (values: readonly number[]) => [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)]

for (const [name, lines] of [...groups].sort(([one], [other]) => one.localeCompare(other))) {
  const parts: string[] = []
  // Times: the quietest run says what it can do, the median what it does. Rates: the best and the median.
  for (const field of ['ms', 'opened_ms', 'p50', 'p99']) {
    const values = numbers(lines, field)
    if (values.length > 0) parts.push(`${field} ${Math.min(...values)} (${median(values)})`)
  }
  for (const field of ['ev_per_s', 'per_core', 'signed_per_s', 'verified_per_s']) {
    const values = numbers(lines, field)
    if (values.length > 0) parts.push(`${field} ${Math.max(...values)} (${median(values)})`)
  }
  for (const field of [
    'bytes_per_event',
    'wire_per_event',
    'wire_up_per_event',
    'wire_down_per_event',
    'bytes',
  ]) {
    const values = numbers(lines, field)
    if (values.length > 0) parts.push(`${field} ${median(values)}`)
  }
  process.stdout.write(`${name.padEnd(44)} ${lines.length}x  ${parts.join('  ')}\n`)
}

/** Our best beside each peer's best: below 1 is quicker than the peer, or for rates, above 1. */
const contests = [
  { what: 'open', bench: /^a\.open/, field: 'ms', best: Math.min },
  { what: 'catch up', bench: /^b\.catchup$/, field: 'ms', best: Math.min },
  { what: 'live p50', bench: /^c\.latency/, field: 'p50', best: Math.min },
  { what: 'live p99', bench: /^c\.latency/, field: 'p99', best: Math.min },
  { what: 'events/s', bench: /^d\.throughput/, field: 'ev_per_s', best: Math.max },
] as const

const all = [...groups.values()].flat()
for (const { what, bench, field, best } of contests) {
  const bestOf = (peer: unknown) =>
    best(
      ...numbers(
        all.filter(line => line.peer === peer && bench.test(String(line.bench))),
        field,
      ),
    )
  const ours = bestOf('kimbilio')
  for (const peer of new Set(all.map(line => line.peer))) {
    const theirs = bestOf(peer)
    if (peer === 'kimbilio' || !Number.isFinite(theirs) || !Number.isFinite(ours)) continue
    process.stdout.write(
      `${what.padEnd(10)} kimbilio ${ours} / ${String(peer)} ${theirs} = ${(ours / theirs).toFixed(2)}\n`,
    )
  }
}
