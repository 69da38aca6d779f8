/** The program: reads the settings, starts the server, and stops it in good order when asked. */
import { jsonLog } from './log.ts'
import { systemClock } from './ports/clock.ts'
import { createPublicPages } from './public/index.ts'
import { readSettings, unknownSettings } from './settings.ts'
import { startServer } from './start-server.ts'

const STOP_WITHIN_MILLISECONDS = 4_800

const say = (sentence: string) => process.stderr.write(`kimbilio: ${sentence}\n`)

const settings = readSettings(process.env)
if (!settings.ok) {
  say(settings.error)
  process.exit(2)
}
unknownSettings(process.env).forEach(say)
const { siteName, articles, ownArticles, language, leaveTo, hue } = settings.value
const log = jsonLog(
  () => systemClock.now(),
  line => process.stdout.write(line),
)

const started = startServer({
  settings: settings.value,
  log,
  publicPages: baseUrl =>
    createPublicPages({
      articlesDir: articles,
      ownArticlesDir: ownArticles,
      baseUrl,
      siteName,
      language,
      leaveTo,
      hue,
      report: say,
    }),
  broken: () => {
    say(
      'The database cannot be written any more; stopping. Is the disk full? Everything acknowledged is on disk.',
    )
    process.exit(1)
  },
})

started.then(
  server => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        setTimeout(() => process.exit(1), STOP_WITHIN_MILLISECONDS).unref()
        void server.stop().then(() => process.exit(0))
      })
    }
    process.stdout.write(`Kimbilio on ${server.url}\n`)
  },
  (error: NodeJS.ErrnoException) => {
    say(whyNot(error))
    process.exit(1)
  },
)

const whyNot = (error: NodeJS.ErrnoException): string => {
  const { host, port, data } = settings.value
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken already. Stop what uses it, or set KIMBILIO_PORT to another.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Set KIMBILIO_HOST to 127.0.0.1 or 0.0.0.0.`
    case 'EACCES':
    case 'EPERM':
      return `Not allowed to use ${error.path ?? `port ${port}`}. Set KIMBILIO_DATA and KIMBILIO_PORT to what this user may use.`
    default:
      return `Could not start with KIMBILIO_DATA ${data}: ${error.message}`
  }
}
