#!/usr/bin/env node
/**
 * The one way in: installs what is missing, picks a Node that is new enough, builds what has changed, then runs.
 * Runs on any Node from 18 with nothing installed; everything after it runs on the Node that npm brought.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'
const [command = 'start', ...rest] = process.argv.slice(2)

const say = text => process.stderr.write(`kimbilio: ${text}\n`)
const stop = text => {
  say(text)
  process.exit(1)
}

/** Hash of the files that decide an outcome, so that a second start does nothing twice. */
const fingerprint = paths => {
  const hash = createHash('sha256')
  const add = path => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!name.startsWith('.')) add(join(path, name))
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
    }
  }
  for (const path of paths) add(join(root, path))
  return hash.digest('hex')
}

const stampSays = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value
const stamp = (file, value) => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}

const install = () => {
  const mark = join(root, 'node_modules', '.kimbilio-installed')
  const wanted = fingerprint(['package-lock.json'])
  if (stampSays(mark, wanted)) return
  say('installing (once, about 100 MB; under a minute on a fair connection) ...')
  const started = Date.now()
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  })
  if (npm.status !== 0)
    stop('the install did not finish. Is the network reachable? Run the same command again.')
  stamp(mark, wanted)
  say(`installed in ${Math.round((Date.now() - started) / 1000)} s`)
}

const major = version => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)

const chooseNode = () => {
  const bundled = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node')
  if (existsSync(bundled)) {
    const answer = spawnSync(bundled, ['--version'], { encoding: 'utf8', shell: windows })
    if (answer.status === 0 && major(answer.stdout) >= 24) return bundled
  }
  if (major(process.version) >= 24) return process.execPath
  return stop(
    `Node 24 or newer is needed and none came with the install for ${process.platform}-${process.arch}. ` +
      'Install Node 24 and run the same command again.',
  )
}

const BUILT_FROM = [
  'packages',
  'articles',
  'scripts/build.ts',
  'vite.app.config.ts',
  'vite.server.config.ts',
  'package-lock.json',
]

const run = (node, args, options = {}) =>
  spawnSync(node, args, { cwd: root, stdio: 'inherit', env: environment(node), ...options }).status ?? 1

const environment = node => ({
  ...process.env,
  NODE_NO_WARNINGS: '1',
  PATH: `${join(root, 'node_modules', '.bin')}${windows ? ';' : ':'}${dirname(node)}${windows ? ';' : ':'}${process.env.PATH}`,
})

const build = node => {
  const mark = join(root, 'dist', '.built-from')
  const wanted = fingerprint(BUILT_FROM)
  if (stampSays(mark, wanted)) return
  say('building ...')
  const started = Date.now()
  if (run(node, ['scripts/build.ts']) !== 0) stop('the build failed; see above.')
  stamp(mark, wanted)
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** Starts the server as our child and passes signals on, so that stopping us stops it. */
const serve = node => {
  const server = spawn(node, ['dist/server/main.js', ...rest], {
    cwd: root,
    stdio: 'inherit',
    env: environment(node),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

install()
const node = chooseNode()
switch (command) {
  case 'start':
    build(node)
    serve(node)
    break
  case 'build':
    build(node)
    break
  case 'test':
    build(node)
    process.exit(run(node, ['scripts/test.ts', ...rest]))
    break
  case 'check':
    process.exit(run(node, ['scripts/check.ts', ...rest]))
    break
  case 'new':
    process.exit(run(node, [`scripts/new-${rest[0] ?? 'practice'}.mjs`, ...rest.slice(1)]))
    break
  default:
    process.exit(run(node, [`scripts/${command}.ts`, ...rest]))
}
