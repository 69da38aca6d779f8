/**
 * Reads messages and says what the mirror notices in them: `npm run -s mirror -- --jsonl < messages.jsonl`.
 *
 * A line in: {"id","lang","text"}. A line out: {"id","labels":[…],"findings":[{"label","start","end"}…]}.
 * A broken line gives {"error","line"} and the rest goes on. Nothing is kept, and nothing goes anywhere else.
 */
import { createInterface } from 'node:readline'
import { createMirror, type Mirror } from '#mirror'
import { english } from '#mirror/en'
import { swahili } from '#mirror/sw'

interface Message {
  readonly id: string
  readonly lang: 'en' | 'sw'
  readonly text: string
}

const isMessage = (value: unknown): value is Message => {
  if (typeof value !== 'object' || value === null) return false
  const { id, lang, text } = value as Record<string, unknown>
  return typeof id === 'string' && (lang === 'en' || lang === 'sw') && typeof text === 'string'
}

const parse = (line: string): Message | null => {
  try {
    const value: unknown = JSON.parse(line)
    return isMessage(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const answer = (message: Message, mirror: Mirror): string => {
  const findings = mirror.read(message.text)
  return JSON.stringify({
    id: message.id,
    labels: [...new Set(findings.map(({ label }) => label))],
    findings: findings.map(({ label, start, end }) => ({ label, start, end })),
  })
}

const run = async (): Promise<void> => {
  const mirrors = { en: createMirror(english), sw: createMirror(swahili) }
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const message = parse(line)
    const out = message
      ? answer(message, mirrors[message.lang])
      : JSON.stringify({ error: 'not a message: a line is {"id","lang":"en"|"sw","text"}', line: number })
    process.stdout.write(`${out}\n`)
  }
}

if (process.argv.includes('--jsonl')) await run()
else {
  process.stderr.write('Usage: npm run -s mirror -- --jsonl < messages.jsonl\n')
  process.exitCode = 2
}
