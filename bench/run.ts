/**
 * Runs us and our peers in turn, so that noise hits all alike, and keeps the lines in `bench/results/`.
 * `node bench/run.ts [rounds] [N] [floor,kimbilio,relay,browser,yjs,jazz,evolu,automerge]`
 */
import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

const HERE = import.meta.dirname
const LONGEST_MS = 300_000
const rounds = Number(process.argv[2] ?? 3)
const N = process.argv[3] ?? '10000'
const only = process.argv[4]?.split(',')

const jobs = [
  { name: 'floor', file: 'floor.ts', args: [] },
  { name: 'kimbilio', file: 'kimbilio.ts', args: [N] },
  { name: 'relay', file: 'relay-entries.ts', args: [] },
  { name: 'browser', file: 'browser.ts', args: [N] },
  { name: 'yjs', file: 'peers/yjs/peer.mjs', args: [N, 'y-websocket'] },
  { name: 'yjs', file: 'peers/yjs/peer.mjs', args: [N, 'hocuspocus'] },
  { name: 'jazz', file: 'peers/jazz/peer.mjs', args: [N] },
  { name: 'evolu', file: 'peers/evolu/peer.mjs', args: [N] },
  { name: 'automerge', file: 'peers/automerge/peer.mjs', args: [N] },
].filter(({ name }) => !only || only.includes(name))

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** Waits, half a minute at most, until nine tenths of the machine are idle; gives the idle part. */
async function quiet(): Promise<number> {
  const ticks = () => {
    const times = cpus().map(cpu => cpu.times)
    const idle = times.reduce((sum, time) => sum + time.idle, 0)
    return {
      idle,
      all: times.reduce((sum, time) => sum + time.user + time.nice + time.sys + time.idle + time.irq, 0),
    }
  }
  for (let tries = 0; ; tries++) {
    const before = ticks()
    await pause(1500)
    const after = ticks()
    const part = (after.idle - before.idle) / (after.all - before.all)
    if (part > 0.9 || tries === 19) return Math.round(part * 100) / 100
  }
}

mkdirSync(join(HERE, 'results'), { recursive: true })
const results = join(HERE, 'results', 'lines.jsonl')
for (let round = 0; round < rounds; round++) {
  for (const { name, file, args } of jobs) {
    if (file.startsWith('peers/') && !existsSync(join(HERE, 'peers', name, 'node_modules'))) {
      process.stdout.write(`${name}: not installed (cd bench/peers/${name} && npm ci --ignore-scripts)\n`)
      continue
    }
    const idle_before = await quiet()
    const output = await new Promise<string>(resolve => {
      const child = spawn(process.execPath, ['--max-old-space-size=6000', join(HERE, file), ...args], {
        env: { ...process.env, NODE_NO_WARNINGS: '1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let text = ''
      child.stdout.on('data', data => {
        text += data
      })
      const giveUp = setTimeout(() => child.kill(), LONGEST_MS)
      child.on('close', code => {
        clearTimeout(giveUp)
        process.stdout.write(`round ${round} ${name} ${args.join(' ')}: ended with ${code}\n`)
        resolve(text)
      })
    })
    for (const line of output.split('\n').filter(text => text.startsWith('{'))) {
      appendFileSync(results, `${JSON.stringify({ round, idle_before, ...JSON.parse(line) })}\n`)
    }
  }
}
