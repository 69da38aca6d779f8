/** All tests, in the order in which they are quickest to fail: checks, unit and property tests, stories in the browser. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.ts'
import { findChromium } from './chromium.ts'

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'kimbilio-test-'))

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly success: boolean
}

const vitest = (project: string, environment: NodeJS.ProcessEnv): Report => {
  const file = join(reports, `${project}.json`)
  spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment },
  )
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, success: false }
  }
}

const checked = runChecks()
const chromium = findChromium()
const environment = { ...process.env, ...chromium.environment, KIMBILIO_CHROMIUM: chromium.path }
const results = [vitest('unit', environment), vitest('e2e', environment)]
rmSync(reports, { recursive: true, force: true })

const sum = (pick: (report: Report) => number) => results.reduce((total, report) => total + pick(report), 0)
const passed = sum(report => report.numPassedTests) + (checked ? 1 : 0)
const failed = sum(report => report.numFailedTests) + (checked ? 0 : 1)
const skipped = sum(report => report.numPendingTests)
if (skipped > 0) console.log('A skipped test counts as failed.')
console.log(`\n${passed} passed, ${failed + skipped} failed`)
process.exit(failed + skipped === 0 && passed > 0 && results.every(report => report.success) ? 0 : 1)
