/** Promises about the repository itself: what installs, what it says, and what must never stand in it. */
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { files, read, root } from './source-files.ts'

interface Manifest {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly optionalDependencies: Record<string, string>
}
const manifest = JSON.parse(read('package.json')) as Manifest
const text = files(/\.(?:ts|tsx|mjs|md|json|css|html|yml|yaml)$/).filter(
  path => !path.endsWith('package-lock.json'),
)

test('no dependency runs a script when it is installed', () => {
  for (const lock of ['package-lock.json', 'e2e/browser/package-lock.json']) {
    expect(read(lock)).not.toContain('"hasInstallScript": true')
  }
})

test('every dependency is pinned exactly and has its reason in docs/dependencies.md', () => {
  const reasons = read('docs/dependencies.md')
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  for (const [name, version] of Object.entries(all)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
    expect(reasons, `docs/dependencies.md lacks ${name}`).toContain(`\`${name}\``)
  }
})

test('every relative link in the documents leads somewhere', () => {
  const broken = files(/^(?!articles\/).*\.md$/).flatMap(path =>
    [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)(?:#[^)]*)?\)/g)]
      .map(match => match[1] as string)
      .filter(link => !existsSync(join(root, normalize(join(dirname(path), link)))))
      .map(link => `${path} -> ${link}`),
  )
  expect(broken).toEqual([])
})

test('no test is skipped or left alone', () => {
  const broken = files(/\.test\.tsx?$/).filter(path =>
    /\b(?:test|it|describe)\.(?:skip|only|todo|skipIf|runIf)\b/.test(read(path)),
  )
  expect(broken).toEqual([])
})

test('event schemas have no field for scores, streaks, presence or reading', () => {
  const forbidden = /\b(?:score|streak|seenAt|readAt|lastSeen|typing|rank|broken|online|location)\b\s*:/i
  const broken = files(/^packages\/practices\/src\/.*\/events\.ts$/).filter(path =>
    forbidden.test(read(path)),
  )
  expect(broken).toEqual([])
})

test('nothing asks another host for anything: no third-party address in what is shipped', () => {
  const shipped = files(/^packages\/(?:ui|app|practices|server)\/src\/.*\.(?:ts|tsx|css|html)$/).filter(
    path => !path.includes('.test.'),
  )
  const broken = shipped.filter(path => /(?:src|href|fetch|import|url)\W{1,3}https?:\/\//.test(read(path)))
  expect(broken).toEqual([])
})

test('every note that is referred to is written once', () => {
  const written = new Map<string, number>()
  const referred = new Set<string>()
  for (const path of text) {
    for (const match of read(path).matchAll(/(\*\*)?\[Note: ([^\]]+)\](\*\*|:)?/g)) {
      if (path.startsWith('checks/')) continue
      const name = match[2] as string
      if (match[1] || match[3]) written.set(name, (written.get(name) ?? 0) + 1)
      else referred.add(name)
    }
  }
  for (const name of referred)
    expect(written.get(name), `note "${name}" is written ${written.get(name) ?? 0} times`).toBe(1)
})
