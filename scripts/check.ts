/** Everything that reads the code without running it: types per island, lint, format, unused code. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)

const steps: readonly (readonly [string, readonly string[]])[] = [
  ['tsc', ['-p', 'tsconfig.pure.json']],
  ['tsc', ['-p', 'tsconfig.web.json']],
  ['tsc', ['-p', 'tsconfig.node.json']],
  ['biome', ['check', '.', '--error-on-warnings']],
  ['oxlint', ['--type-aware', 'packages', 'scripts', 'e2e', 'bench', 'checks']],
  ['knip', []],
]

export const runChecks = (): boolean => {
  let sound = true
  for (const [name, args] of steps) {
    const started = Date.now()
    const done = spawnSync(bin(name), args, { cwd: root, encoding: 'utf8' })
    const passed = done.status === 0
    console.log(
      `${passed ? 'ok  ' : 'FAIL'} ${name} ${args.join(' ')} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
    )
    if (!passed) {
      console.log(done.stdout + done.stderr)
      sound = false
    }
  }
  return sound
}

if (process.argv[1] === import.meta.filename) process.exit(runChecks() ? 0 : 1)
