/** Measuring: time, spread, bytes on the wire, and one JSON line for each result. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { loadavg } from 'node:os'

/** Milliseconds, to the microsecond. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

export interface Spread {
  readonly n: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((x, y) => x - y)
  const at = (part: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0, 3)
  return { n: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) }
}

export async function timed<T>(
  work: () => Promise<T> | T,
): Promise<{ ms: number; cpu_ms: number; result: T }> {
  const cpu = process.cpuUsage()
  const start = nowMs()
  const result = await work()
  const ms = rounded(nowMs() - start)
  const used = process.cpuUsage(cpu)
  return { ms, cpu_ms: Math.round((used.user + used.system) / 1000), result }
}

/** Prints one result as a JSON line. */
export function print(result: Record<string, unknown>): void {
  const load1 = rounded(loadavg()[0] ?? 0)
  process.stdout.write(`${JSON.stringify({ ...result, node: process.version, load1 })}\n`)
}

export interface CountingProxy {
  readonly port: number
  readonly counted: { up: number; down: number }
  readonly reset: () => void
  readonly close: () => void
}

/** A TCP proxy that counts bytes each way, so that wire size is counted alike for everybody. */
export function countingProxy(target: number): Promise<CountingProxy> {
  const counted = { up: 0, down: 0 }
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true)
      sockets.add(socket)
    }
    client.on('data', data => {
      counted.up += data.length
      upstream.write(data)
    })
    upstream.on('data', data => {
      counted.down += data.length
      client.write(data)
    })
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.on('error', () => other.destroy())
    }
  })
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        counted,
        reset: () => {
          counted.up = 0
          counted.down = 0
        },
        close: () => {
          for (const socket of sockets) socket.destroy()
          server.close()
        },
      }),
    ),
  )
}
