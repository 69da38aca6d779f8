/**
 * What the server says about itself, one JSON object a line. Fields are the few below and no others, so that no line
 * can carry anybody's words, ids or addresses.
 */
export interface LogLine {
  readonly event:
    | 'started'
    | 'stopping'
    | 'stopped'
    | 'request'
    | 'live-closed'
    | 'defect'
    | 'store-broken'
    | 'log-unsound'
  readonly method?: string
  /** The pattern (`/spaces/:space/entries`), never the path itself. */
  readonly route?: string
  readonly status?: number
  readonly milliseconds?: number
  /** Name of an error and the places in our code where it came up; never its message, which may quote a body. */
  readonly error?: string
  readonly trace?: readonly string[]
}

export type Log = (line: LogLine) => void

export const silentLog: Log = () => {}

export const jsonLog =
  (now: () => number, write: (line: string) => void): Log =>
  line =>
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), ...line })}\n`)

/** What may be told of a bug. */
export const defectLine = (error: unknown, route?: string): LogLine => ({
  event: 'defect',
  ...(route === undefined ? {} : { route }),
  error: error instanceof Error ? error.constructor.name : typeof error,
  trace: error instanceof Error ? placesOf(error) : [],
})

const placesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .map(line => /^\s+at .*?([\w.-]+\.(?:ts|tsx|js|mjs):\d+):\d+\)?$/.exec(line)?.[1])
    .filter(place => place !== undefined)
    .slice(0, 6)
