/** The real server in a process of its own, for measuring: SQLite on disk, no limits on rates. Says `{ port }` when it listens. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings, silentLog, startServer } from '#server'

const data = mkdtempSync(join(tmpdir(), 'kimbilio-bench-'))
const settings = readSettings({
  KIMBILIO_PORT: '0',
  KIMBILIO_DATA: data,
  KIMBILIO_REQUESTS_PER_MINUTE: '0',
  KIMBILIO_REQUESTS_PER_MINUTE_PER_ADDRESS: '0',
  KIMBILIO_SPACES_PER_HOUR: '0',
})
if (!settings.ok) throw new Error(settings.error)
const server = await startServer({ settings: settings.value, log: silentLog })

process.on('exit', () => rmSync(data, { recursive: true, force: true }))
process.on('disconnect', () => process.exit(0))
async function stop(): Promise<void> {
  await server.stop()
  const rss_mb = Math.round(process.memoryUsage().rss / 1_048_576)
  const bytes = readdirSync(data).reduce((sum, name) => sum + statSync(join(data, name)).size, 0)
  process.send?.({ rss_mb, cpu: process.cpuUsage(), bytes }, () => process.exit(0))
}
process.on('message', message => {
  if (message === 'stop') void stop()
})
process.send?.({ port: Number(new URL(server.url).port) })
