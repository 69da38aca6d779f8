/**
 * Watches, with strace, what the relay's store asks of the disk: between being asked to keep something and saying that it is kept, the
 * log file has to be brought to the disk; and before the first answer the names of all new folders. `node scripts/disk-promise.ts`
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

const ANSWERS = 3
const folder = mkdtempSync(join(tmpdir(), 'kimbilio-disk-'))
const data = join(folder, 'outer', 'inner')
const [trace, program] = [join(folder, 'trace'), join(folder, 'program.mjs')]
const store = new URL('../packages/server/src/adapters/sqlite/open-sqlite-store.ts', import.meta.url).href

writeFileSync(
  program,
  `import { writeSync } from 'node:fs'
   import { openSqliteStore } from '${store}'
   const store = await openSqliteStore('${data}/relay.sqlite')
   for (let index = 1; index <= ${ANSWERS}; index++) {
     const hash = String(index).padStart(64, '0')
     const entry = { index, n: index, device: hash.slice(32), hash, bytes: new Uint8Array(50), day: '2026-11-22', hollow: false }
     writeSync(2, 'asked')
     const kept = await store.append('0a'.repeat(16), [entry])
     if (kept.ok) writeSync(2, 'answered')
   }
   await store.close()`,
)
const run = spawnSync(
  'strace',
  ['-f', '-y', '-e', 'trace=write,fsync,fdatasync', '-o', trace, process.execPath, program],
  { encoding: 'utf8' },
)
if (run.error || run.status !== 0) {
  console.error('This needs strace, and the right to use it.', run.error?.message ?? run.stderr)
  process.exit(2)
}

const events = readFileSync(trace, 'utf8')
  .split('\n')
  .flatMap(line => {
    if (/write\(2.*"asked"/.test(line)) return ['asked']
    if (/write\(2.*"answered"/.test(line)) return ['answered']
    const synced = /(?:fsync|fdatasync)\(\d+<([^>]+)>/.exec(line)?.[1]
    return synced?.startsWith(folder) ? [basename(synced)] : []
  })
rmSync(folder, { recursive: true })

const faults: string[] = []
const [before = '', ...turns] = events.join(' ').split('asked')
if (turns.length !== ANSWERS) faults.push(`asked ${turns.length} times, not ${ANSWERS}`)
for (const [at, turn] of turns.entries()) {
  const [asking, ...answered] = turn.split('answered')
  if (answered.length !== 1) faults.push(`answer ${at + 1} did not come`)
  if (!asking?.includes('relay.sqlite-wal'))
    faults.push(`answer ${at + 1} came before the log file was on the disk`)
}
const named = `${before} ${turns[0]?.split('answered')[0]}`.split(' ')
for (const one of [data, dirname(data), folder])
  if (!named.includes(basename(one))) faults.push(`the folder "${basename(one)}" was not brought to the disk`)
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)
console.log(
  `Each of ${ANSWERS} answers came after the log file, and all names, had been brought to the disk.`,
)
