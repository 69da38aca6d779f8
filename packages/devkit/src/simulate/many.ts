/** Many runs over several processes. What is done stands in a file, so that it can be stopped and go on later. */
import { fork } from 'node:child_process'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { howToSee, type Kind } from './kinds.ts'
import type { Answer, Order } from './worker.ts'

export interface Many {
  readonly runs: number
  readonly jobs: number
  /** Where to keep what is done; null: nowhere. */
  readonly state: string | null
  /** The beginning of every seed. */
  readonly from: string
  readonly kindOf: (place: number) => Kind
  readonly say: (line: string) => void
}

interface State {
  readonly from: string
  /** Every run below this place is done. */
  done: number
  /** Done beyond it. */
  ahead: number[]
  failed: { readonly kind: Kind; readonly seed: string; readonly wrong: string }[]
  kept: number
  crashes: number
}

const HEAP = '--max-old-space-size=2048'
/** Runs after which a process is replaced: what leaks in one does not grow for ever. */
const RUNS_OF_A_PROCESS = 200
const EVERY = 50

/** True when a run failed. */
export async function runMany({ runs, jobs, state: file, from, kindOf, say }: Many): Promise<boolean> {
  const fresh: State = { from, done: 0, ahead: [], failed: [], kept: 0, crashes: 0 }
  const state: State =
    file !== null && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : fresh
  if (state.done > 0) say(`goes on after ${state.done} runs`)
  const start = performance.now()
  const seedOf = (place: number) => `${state.from}-${place}`
  const began = state.done + state.ahead.length
  let next = state.done
  const take = (): Order | null => {
    while (state.ahead.includes(next)) next++
    if (next >= runs) return null
    const place = next++
    return { place, kind: kindOf(place), seed: seedOf(place) }
  }
  const save = () => {
    if (file === null) return
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  }
  const told = ({ place, wrong, kept, crashes }: Answer) => {
    const [kind, seed] = [kindOf(place), seedOf(place)]
    state.kept += kept
    state.crashes += crashes
    if (wrong.length > 0) {
      state.failed.push({ kind, seed, wrong: wrong[0] ?? '' })
      say(`FAILED ${kind} ${seed}: ${wrong[0]}\n  ${howToSee(kind, seed)}`)
    }
    state.ahead.push(place)
    while (state.ahead.includes(state.done)) {
      state.ahead.splice(state.ahead.indexOf(state.done), 1)
      state.done++
    }
    if ((state.done + state.ahead.length) % EVERY > 0) return
    save()
    say(`${state.done} of ${runs} runs, ${state.failed.length} failed`)
  }

  /** A process that dies under a run has failed it. */
  const oneProcess = () =>
    new Promise<boolean>(ended => {
      let order = take()
      if (!order) return ended(false)
      let left = RUNS_OF_A_PROCESS
      const child = fork(new URL('../simulate.ts', import.meta.url), ['--worker'], { execArgv: [HEAP] })
      child.send(order)
      child.on('message', answer => {
        told(answer as Answer)
        left -= 1
        order = left > 0 ? take() : null
        if (order) child.send(order)
        else child.disconnect()
      })
      child.on('exit', code => {
        if (order)
          told({ place: order.place, wrong: [`the process ended with ${code}`], kept: 0, crashes: 0 })
        ended(true)
      })
    })
  const oneJob = async () => {
    while (await oneProcess());
  }
  await Promise.all(Array.from({ length: jobs }, oneJob))
  save()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  say(
    `${runs - began} runs in ${seconds} s: ${state.kept} words kept, ${state.crashes} crashes, ${state.failed.length} failed`,
  )
  return state.failed.length > 0
}
